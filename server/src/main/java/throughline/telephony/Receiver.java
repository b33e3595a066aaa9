package throughline.telephony;

import java.util.Arrays;
import java.util.UUID;

/**
 * Who answers the calls of one number first, and what it listens for.
 *
 * @param side {@code dialled}: calls to this number; {@code calling}: calls of this line, whatever it dialled, which goes before
 * @param number as queues have it where it is dialled, in E.164 form where it calls
 * @param profile a word of {@link Profile}
 * @param patienceSeconds after so many in which nothing could be read, a person talks with whoever calls
 */
public record Receiver(UUID id, String side, String number, String profile, int patienceSeconds, int version) {
    /** What calls on a number say first. */
    public enum Profile {
        /** A person talks: nothing is listened for. */
        VOICE("voice"),
        P100("p100"),
        CONTACT_ID("contact-id"),
        /** Nobody knows: one after the other is asked for. */
        AUTO("auto");

        private final String word;

        Profile(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** @throws IllegalArgumentException when there is no such profile */
        static Profile of(String word) {
            return Arrays.stream(values())
                    .filter(profile -> profile.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no profile (%s).".formatted(word)));
        }
    }
}
