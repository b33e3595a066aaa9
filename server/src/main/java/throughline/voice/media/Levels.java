package throughline.voice.media;

/** How loud the two were over the last 200 ms, in whole dBFS from {@link #SILENCE} to 0. */
public record Levels(int caller, int agent) {
    public static final int SILENCE = -90;
}
