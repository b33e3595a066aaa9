package throughline.people;

import java.util.Arrays;
import java.util.Locale;
import throughline.kernel.Refused;

/** What somebody may do. Written in small letters on every wire. */
public enum Role {
    /** Talks with callers. */
    AGENT,
    /** Leads agents: queues, everybody's contacts and recordings. */
    SUPERVISOR,
    /** Sends technicians: rota, areas, technicians. */
    DISPATCHER,
    /** Repairs lifts. */
    TECHNICIAN,
    /** Looks after people, settings and wires. */
    ADMINISTRATOR,
    /** Keeps what others work by: codes, texts, guides; sees nobody's calls. */
    TRAINER,
    /** Reads who saw and who changed what, and nothing else. */
    AUDITOR,
    /** Looks in from outside, at what is a customer's own; has no other role beside. */
    CUSTOMER,
    /** Another system with a token; never a person. */
    INTEGRATION;

    /** The role as it is written in the database and on the wire, such as {@code agent}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reverse of {@link #word()}, for a role that is known to exist. */
    static Role ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** A role that may be given to a person, from what somebody wrote; refused when there is none of that name. */
    public static Role forPerson(String word) {
        return Arrays.stream(values())
                .filter(role -> role != INTEGRATION && role.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "people.unknown-role",
                        "There is no role {0}. A person can be agent, supervisor, dispatcher, technician, administrator, trainer, auditor or customer.",
                        word));
    }
}
