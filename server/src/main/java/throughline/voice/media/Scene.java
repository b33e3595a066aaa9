package throughline.voice.media;

/** What goes on in a call. */
sealed interface Scene {
    /** Nothing is heard. */
    record Silent() implements Scene {}

    /** The caller hears prompts or music. */
    record Playing(Playlist list) implements Scene {}

    /** Caller and agent. {@code music} is what a held caller hears, {@code announced} what both hear over everything. */
    record Talking(BrowserLeg agent, boolean muted, boolean held, Playlist music, Playlist announced) implements Scene {
        Talking withMuted(boolean now) {
            return new Talking(agent, now, held, music, announced);
        }

        Talking withHeld(boolean now) {
            return new Talking(agent, muted, now, music, announced);
        }

        Talking announcing(Playlist prompts) {
            return new Talking(agent, muted, held, music, prompts);
        }
    }
}
