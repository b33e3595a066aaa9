package throughline.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who could be asked, and what speaks for and against it.
 *
 * @param parts reasons in the order in which they are said, what excludes first
 * @param step of the ladder on which this technician stands now; the first is 1, null is none
 * @param rank 1 is the best
 * @param busyWith the order that keeps this technician busy
 * @param thereAbout when they would be there, as a guess; null where nobody knows from where they come
 */
public record Candidate(
        Technician technician,
        List<Part> parts,
        @Nullable Integer step,
        int rank,
        @Nullable UUID busyWith,
        @Nullable Instant thereAbout) {
    /**
     * One reason, with its weight.
     *
     * @param points positive speaks for it
     * @param count how often, how many or how many minutes, by {@code why}; null for most
     * @param what which skill, licence or language, or how many kilometres; null for most
     * @param at when it was, or until when it is; null for most
     */
    public record Part(
            Why why,
            int points,
            @Nullable Integer count,
            @Nullable String what,
            @Nullable Instant at) {
        static Part of(Why why, int points) {
            return new Part(why, points, null, null, null);
        }
    }

    /** One reason. Those that exclude somebody come first; a dispatcher may ask all the same, and says why. */
    public enum Why {
        LICENCE_EXPIRED,
        NOT_TRAINED,
        ON_ENTRAPMENT,
        RESTING,
        REFUSED,
        OFF_DUTY,
        ON_CALL,
        BACKUP,
        STANDS,
        FREE,
        BUSY,
        KNOWS_LIFT,
        KNOWS_FAMILY,
        FAMILY_NEW,
        SKILL_MISSING,
        SKILLS_UNKNOWN,
        SPEAKS,
        SPEAKS_NOT,
        DRIVES,
        DISTANCE_UNKNOWN,
        POSITION_OLD,
        POSITION_UNKNOWN,
        LICENCE_ENDS,
        REFUSED_LATELY,
        ASKED_BEFORE,
        UNREACHABLE;

        /** The word used on the wire, such as {@code on-call}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Not to be asked unless a dispatcher says so. */
        public boolean excludes() {
            return compareTo(OFF_DUTY) <= 0;
        }
    }

    public boolean isExcluded() {
        return parts.stream().anyMatch(part -> part.why().excludes());
    }

    public int score() {
        return parts.stream().mapToInt(Part::points).sum();
    }

    Candidate ranked(int place) {
        return new Candidate(technician, parts, step, place, busyWith, thereAbout);
    }
}
