package throughline.voice;

import throughline.voice.media.Levels;

/** What others leave in the mailbox of a {@link Line}. */
sealed interface LineNote {
    record Connected(Tab tab) implements LineNote {}

    record Said(Tab tab, LineMessage message) implements LineNote {}

    record Disconnected(Tab tab) implements LineNote {}

    record Dropped(String why) implements LineNote {}

    record SoundUp(BrowserLegWatch watch) implements LineNote {}

    record SoundDown(BrowserLegWatch watch, String why) implements LineNote {}

    record Ring(LiveCall call, CallView view) implements LineNote {}

    /** How the call in this line looks now. */
    record Shows(CallId call, CallView view) implements LineNote {}

    /** The call has left this line: it ended, or was withdrawn. */
    record Gone(CallId call) implements LineNote {}

    record Heard(CallId call, Levels levels) implements LineNote {}

    /** A moment came that the line waits for. */
    record Due() implements LineNote {}

    record Shutdown() implements LineNote {}

    /** Names a leg before there is one: its listener may speak before it is returned. */
    final class BrowserLegWatch {}
}
