package throughline.kernel;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whose records the statements of a thread see. The database keeps it, see {@code V20261127_1505__what_a_scope_sees.sql}: what is out of
 * scope is not there, whatever is asked. A thread that was told nothing sees nothing, so each way into the house says in one place
 * for whom it works: a request for whoever asks, the house's own threads for everything.
 */
public final class Scope {
    /** What a thread sees that was told nothing. */
    public static final Scope NOTHING = new Scope(List.of(), "");

    /** The house itself, and whoever works for the whole company. */
    public static final Scope EVERYTHING = new Scope(List.of(), "everything");

    private static final ScopedValue<Scope> NOW = ScopedValue.newInstance();

    private final List<UUID> branches;
    private final List<UUID> customer;
    private final String setting;

    private Scope(List<UUID> branches, String setting) {
        this(branches, List.of(), setting);
    }

    private Scope(List<UUID> branches, List<UUID> customer, String setting) {
        this.branches = branches;
        this.customer = customer;
        this.setting = setting;
    }

    /** @param branches all of them: a branch does not bring those below it along */
    public static Scope of(Collection<UUID> branches) {
        return new Scope(List.copyOf(branches), written(branches));
    }

    /**
     * What somebody sees who looks in from outside: what is a customer's own, and nothing that is the house's.
     *
     * @param records of the customer, more than one when others were merged into it
     * @param sites only these of its sites; empty for all of them
     */
    public static Scope ofCustomer(Collection<UUID> records, Collection<UUID> sites) {
        var which = sites.isEmpty() ? "" : " " + written(sites);
        return new Scope(List.of(), List.copyOf(records), "customer " + written(records) + which);
    }

    private static String written(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(joining(",", "{", "}"));
    }

    /** This and some branches more. */
    public Scope and(Collection<UUID> more) {
        return isEverything() || branches.containsAll(more)
                ? this
                : of(Stream.concat(branches.stream(), more.stream()).distinct().toList());
    }

    /** That of this thread. */
    public static Scope now() {
        return NOW.orElse(NOTHING);
    }

    /** Whether this thread was told one. */
    static boolean isTold() {
        return NOW.isBound();
    }

    public boolean isEverything() {
        return this == EVERYTHING;
    }

    /** Whether this very branch is seen. */
    public boolean sees(UUID branch) {
        return isEverything() || branches.contains(branch);
    }

    /** The branches that are seen; none where everything or nothing is. */
    public List<UUID> branches() {
        return branches;
    }

    /** The records of the customer from whom somebody looks in; none in the house itself. */
    public List<UUID> customer() {
        return customer;
    }

    public void run(Runnable work) {
        mayBegin();
        ScopedValue.where(NOW, this).run(work);
    }

    public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
        mayBegin();
        return ScopedValue.where(NOW, this).call(work);
    }

    /** The task of a thread of its own. */
    public Runnable around(Runnable task) {
        return () -> run(task);
    }

    /** Threads that see this all their life. */
    public ThreadFactory threads(Thread.Builder builder) {
        return task -> builder.unstarted(around(task));
    }

    /** What a transaction sees is said before it begins. */
    private void mayBegin() {
        if (!equals(now()) && TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "A transaction sees what it saw when it began. Begin another one in this scope.");
        }
    }

    /** As the database is told it. */
    String setting() {
        return setting;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scope scope && scope.setting.equals(setting);
    }

    @Override
    public int hashCode() {
        return setting.hashCode();
    }

    @Override
    public String toString() {
        return setting.isEmpty() ? "nothing" : setting;
    }
}
