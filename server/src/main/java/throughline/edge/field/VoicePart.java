package throughline.edge.field;

/**
 * A voice note of at most two minutes, kept in the form like a photo; where a browser cannot record, the text field beside it is what is
 * there. Its words are said by the page, because a microphone that is refused is no fault of the server.
 */
final class VoicePart {
    private static final int MOST_SECONDS = 120;

    private VoicePart() {}

    /** @param note the text that is the other way to say it */
    static Html form(Html note, FieldWords.Of words) {
        return Html.of(
                """
                <div class="blk voice" data-most="{}" data-refused="{}" data-none="{}" data-records="{}" data-kept="{}" data-start="{}" data-stop="{}"><div class="row"><div class="sp">{}</div>\
                <button type="button" class="mic" aria-label="{}" hidden>{}</button></div><p class="said meta" role="status"></p><audio controls hidden></audio><button type="button" class="more again" hidden>{}</button><input type="file" name="{}" accept="audio/*" hidden></div>
                """,
                MOST_SECONDS,
                words.say("voice-refused"),
                words.say("voice-none"),
                words.say("voice-records"),
                words.say("voice-kept"),
                words.say("voice-start"),
                words.say("voice-stop"),
                note,
                words.say("voice-start"),
                Icon.MICROPHONE.drawing(),
                words.say("voice-remove"),
                JobFiles.VOICE);
    }
}
