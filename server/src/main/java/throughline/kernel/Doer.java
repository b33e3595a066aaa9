package throughline.kernel;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** On whose behalf this thread works, from the moment in which somebody asks until the answer has gone. Nobody for the program's own work. */
public final class Doer {
    /** What somebody is to us. */
    public enum Nature {
        /** Has signed in. */
        PERSON,
        /** Another system. */
        TOKEN,
        /** Whoever administers the machine. */
        CONSOLE,
        /** Has shown nothing yet, or a link only. */
        STRANGER
    }

    private static final ScopedValue<Doer> HERE = ScopedValue.newInstance();

    private final Nature nature;
    private final @Nullable String who;
    private final List<String> roles;
    private final Supplier<@Nullable String> way;
    private final AtomicBoolean noted = new AtomicBoolean();

    /**
     * @param who the id of a person or the name of a token; null for all others
     * @param roles in small letters
     * @param way by which address something is asked, without its values, such as {@code GET /api/units/{id}}; asked for when it is needed
     */
    public Doer(Nature nature, @Nullable String who, List<String> roles, Supplier<@Nullable String> way) {
        this.nature = nature;
        this.who = who;
        this.roles = roles.stream().sorted().toList();
        this.way = way;
    }

    /** Somebody at the console of the machine. */
    public static Doer console(String command) {
        return new Doer(Nature.CONSOLE, null, List.of(), () -> command);
    }

    /** Who asks in this thread; null when the program works by itself. */
    public static @Nullable Doer here() {
        return HERE.isBound() ? HERE.get() : null;
    }

    /** Does the work on behalf of this one. */
    public <T extends @Nullable Object, X extends Throwable> T does(ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        return ScopedValue.where(HERE, this).call(work);
    }

    public Nature nature() {
        return nature;
    }

    /** The id of a person or the name of a token; null for all others. */
    public @Nullable String who() {
        return who;
    }

    /** In the order of the alphabet. */
    public List<String> roles() {
        return roles;
    }

    public @Nullable String way() {
        return way.get();
    }

    public boolean isPerson(@Nullable UUID person) {
        return nature == Nature.PERSON && person != null && person.toString().equals(who);
    }

    /** Whether anything of what was done on this behalf is written down already. */
    public boolean isNoted() {
        return noted.get();
    }

    /** From now on it {@link #isNoted is}. */
    public void nowNoted() {
        noted.set(true);
    }
}
