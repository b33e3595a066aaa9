package throughline.voice.media;

import java.util.Arrays;
import java.util.List;
import throughline.voice.media.rtp.G711;

/** Prompts in their order, then music for ever or silence. Moves on by one frame each time it is asked. */
final class Playlist {
    private final List<byte[]> prompts;
    private final int mustBeHeard;
    private final byte[] music;
    private final Runnable noticeHeard;
    private final Runnable allHeard;
    private boolean begun;
    private int prompt;
    private int at;
    private int musicAt;

    /** @param music a loop of whole frames, or empty for silence */
    Playlist(List<byte[]> prompts, int mustBeHeard, byte[] music, Runnable noticeHeard, Runnable allHeard) {
        this.prompts = prompts;
        this.mustBeHeard = Math.min(mustBeHeard, prompts.size());
        this.music = music;
        this.noticeHeard = noticeHeard;
        this.allHeard = allHeard;
    }

    static Playlist ofMusic(byte[] music) {
        return new Playlist(List.of(), 0, music, () -> {}, () -> {});
    }

    static Playlist ofPrompts(List<byte[]> prompts) {
        return new Playlist(prompts, 0, new byte[0], () -> {}, () -> {});
    }

    boolean hasPromptsLeft() {
        return prompt < prompts.size();
    }

    void next(byte[] frame) {
        if (!begun) {
            begun = true;
            tellWhatIsOver();
        }
        if (prompt < prompts.size()) speak(frame);
        else if (music.length > 0) playOn(frame);
        else Arrays.fill(frame, G711.SILENCE);
    }

    private void speak(byte[] frame) {
        var sound = prompts.get(prompt);
        int length = Math.min(frame.length, sound.length - at);
        System.arraycopy(sound, at, frame, 0, length);
        Arrays.fill(frame, length, frame.length, G711.SILENCE);
        at += frame.length;
        if (at < sound.length) return;
        at = 0;
        prompt++;
        tellWhatIsOver();
    }

    private void tellWhatIsOver() {
        if (prompt == mustBeHeard) noticeHeard.run();
        if (prompt == prompts.size()) allHeard.run();
    }

    private void playOn(byte[] frame) {
        System.arraycopy(music, musicAt, frame, 0, frame.length);
        musicAt = (musicAt + frame.length) % music.length;
    }
}
