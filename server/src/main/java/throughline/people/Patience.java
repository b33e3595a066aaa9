package throughline.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody must wait before the next try at a password. The wait doubles with every failure and has an upper limit, so that
 * guessing is hopeless and the rightful owner is slowed down but never locked out.
 *
 * @param free failures without any wait
 * @param longest upper limit of one wait
 */
record Patience(String whose, int free, Duration longest, Counted counted) {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    /** Failures older than this are forgotten. */
    static final Duration MEMORY = Duration.ofHours(1);

    /** Where this account has signed in during so many days, other people's failures do not make it wait. */
    static final Duration TRUST = Duration.ofDays(30);

    /** @param last the newest of the failures */
    record Failures(int count, @Nullable Instant last) {}

    /**
     * What the door remembers of one try.
     *
     * @param here failures of this account from this address since its last success here
     * @param account failures of this account from everywhere
     * @param address failures from this address for every account
     * @param everywhere all failures
     * @param trusted the account signed in from this address before
     */
    record Memory(Failures here, Failures account, Failures address, Failures everywhere, boolean trusted) {}

    /** Which failures a rule counts. */
    interface Counted {
        Failures in(Memory memory);
    }

    /** Counts for everybody. */
    static final Patience HERE =
            new Patience("this account from this address", 3, Duration.ofSeconds(30), Memory::here);

    /** Count only where the account has not signed in before: an attacker elsewhere cannot make the owner wait. */
    static final List<Patience> WITH_STRANGERS = List.of(
            new Patience("this account from everywhere", 10, Duration.ofSeconds(30), Memory::account),
            new Patience("this address", 20, Duration.ofMinutes(1), Memory::address),
            new Patience("everybody", 300, Duration.ofSeconds(5), Memory::everywhere));

    /** Zero when the next try is allowed now. */
    static Duration waitBefore(Memory memory, Instant now) {
        var wait = HERE.rest(memory, now);
        if (memory.trusted()) {
            return wait;
        }
        return WITH_STRANGERS.stream().map(rule -> rule.rest(memory, now)).reduce(wait, Patience::longer);
    }

    private Duration rest(Memory memory, Instant now) {
        var failures = counted.in(memory);
        if (failures.count() < free || failures.last() == null) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures.count() - free, 20);
        var wait = FIRST_WAIT.multipliedBy(1L << doublings);
        var allowed = failures.last().plus(wait.compareTo(longest) < 0 ? wait : longest);
        return allowed.isAfter(now) ? Duration.between(now, allowed) : Duration.ZERO;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
