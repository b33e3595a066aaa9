package throughline.people;

/** A browser is signed out, whoever did it: its sockets are to be closed. Announced in the transaction that ends it. */
public record SessionEnded(UserId user, SessionId session, Reason reason) {
    /** Why a session ended, as it is written in the database. */
    public enum Reason {
        SIGNED_OUT("signed-out"),
        ENDED_BY_PERSON("ended-by-person"),
        ENDED_BY_ADMINISTRATOR("ended-by-administrator"),
        PASSWORD_CHANGED("password-changed"),
        PASSKEY_CHANGED("passkey-changed"),
        DEACTIVATED("deactivated"),
        IDLE("idle"),
        TOO_LONG("too-long");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
