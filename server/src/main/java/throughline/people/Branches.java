package throughline.people;

import static org.jooq.Records.mapping;
import static throughline.people.db.Tables.BRANCH;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.kernel.Scope;

/** The front door to the tree of branches; there are few. {@code by} is the user who does it. */
@Component
@Transactional
public class Branches {
    private static final String MODULE = "people";
    private static final int MOST = 1_000;

    /** What {@link #seenFrom} answers: null for everything. */
    static final Field<UUID[]> SEEN = DSL.field(DSL.name("seen"), UUID[].class);

    private final DSLContext database;
    private final EventLog events;
    private final Ids ids;
    private final ApplicationEventPublisher announcements;

    Branches(DSLContext database, EventLog events, Ids ids, ApplicationEventPublisher announcements) {
        this.database = database;
        this.events = events;
        this.ids = ids;
        this.announcements = announcements;
    }

    /**
     * What a person fills in about a branch.
     *
     * @param parent the company itself, or another branch
     * @param version of the one that is changed; absent for a new one
     */
    public record Wanted(
            @Nullable UUID parent,
            @Nullable String name,
            @Nullable Integer version) {}

    /** All of them by name, the company itself first. */
    @Transactional(readOnly = true)
    public List<Branch> all() {
        return fetch(DSL.noCondition());
    }

    /** @throws Refused {@code people.no-such-branch} */
    @Transactional(readOnly = true)
    public Branch get(UUID id) {
        return fetch(BRANCH.ID.eq(id)).stream().findFirst().orElseThrow(Branches::unknown);
    }

    /**
     * The one that a person writes by its name alone, or from the top as {@code Estonia/Tartu} where two have that name.
     *
     * @throws Refused {@code people.no-such-branch-name}, {@code people.several-branches-of-that-name}
     */
    @Transactional(readOnly = true)
    public Branch named(String written) {
        var all = all().stream().collect(Collectors.toMap(Branch::id, Function.identity()));
        var found = all.values().stream()
                .filter(each -> each.parent() != null)
                .filter(each -> each.name().equals(written) || path(each, all).equals(written))
                .sorted(Comparator.comparing(each -> path(each, all)))
                .toList();
        if (found.isEmpty()) {
            throw new Refused("people.no-such-branch-name", "There is no branch {0}.", written);
        }
        if (found.size() > 1) {
            throw new Refused(
                    "people.several-branches-of-that-name",
                    "There are several branches {0}. Say which one from the top: {1}.",
                    written,
                    found.stream().map(each -> path(each, all)).collect(Collectors.joining(", ")));
        }
        return found.getFirst();
    }

    private static String path(Branch branch, Map<UUID, Branch> all) {
        var above = branch.parent() == null ? null : all.get(branch.parent());
        return above == null || above.parent() == null ? branch.name() : path(above, all) + "/" + branch.name();
    }

    /** @throws Refused {@code people.no-such-branch} when one of them does not exist */
    @Transactional(readOnly = true)
    public void mustExist(Set<UUID> wanted) {
        if (!wanted.isEmpty() && database.fetchCount(BRANCH, BRANCH.ID.in(wanted)) < wanted.size()) {
            throw unknown();
        }
    }

    /** @throws Refused {@code people.no-such-branch}, {@code people.branch-name-taken}, or with the field that is wrong */
    public Branch add(Wanted wanted, @Nullable UUID by) {
        var read = read(wanted);
        var id = ids.next();
        mustBeFree(read, id);
        database.insertInto(BRANCH)
                .set(BRANCH.ID, id)
                .set(BRANCH.PARENT, read.parent())
                .set(BRANCH.NAME, read.name())
                .execute();
        var after = get(id);
        events.append(MODULE, id, "branch-added", by, Map.of("after", after));
        return after;
    }

    /**
     * Another name, or another place in the tree; who works in it and what belongs to it comes along.
     *
     * @throws Refused as {@link #add}, {@code people.branch-below-itself}, and when somebody else was faster
     */
    public Branch change(UUID id, Wanted wanted, @Nullable UUID by) {
        database.execute("lock table people.branch in share row exclusive mode"); // two that move below each other
        var before = get(id);
        if (before.parent() == null) {
            throw new Refused("people.company-is-no-branch", "The company itself is no branch. Its name is a setting.");
        }
        var read = read(wanted);
        mustBeFree(read, id);
        if (below(id).contains(read.parent())) {
            throw new Refused("people.branch-below-itself", "A branch cannot belong to itself or to one below it.");
        }
        int changed = database.update(BRANCH)
                .set(BRANCH.PARENT, read.parent())
                .set(BRANCH.NAME, read.name())
                .set(BRANCH.VERSION, BRANCH.VERSION.plus(1))
                .where(BRANCH.ID.eq(id), BRANCH.VERSION.eq(wanted.version()))
                .execute();
        if (changed == 0) {
            throw Refused.editedBySomeoneElse();
        }
        var after = get(id);
        events.append(MODULE, id, "branch-changed", by, Map.of("before", before, "after", after));
        announcements.publishEvent(new BranchesChanged());
        return after;
    }

    /** What the people of this branch see. */
    @Transactional(readOnly = true)
    public Scope scopeOf(UUID branch) {
        return branch.equals(Branch.COMPANY) ? Scope.EVERYTHING : Scope.of(below(branch));
    }

    /** What somebody of the branch in this column sees, for {@link #scope}. */
    static Field<UUID[]> seenFrom(Field<UUID> branch) {
        return DSL.when(branch.eq(DSL.inline(Branch.COMPANY)), DSL.inline(null, UUID[].class))
                .otherwise(DSL.field("people.branch_and_below({0})", UUID[].class, branch))
                .as(SEEN);
    }

    static Scope scope(UUID @Nullable [] seen) {
        return seen == null ? Scope.EVERYTHING : Scope.of(List.of(seen));
    }

    private record Read(UUID parent, String name) {}

    private Read read(Wanted wanted) {
        var form = new Form();
        var name = form.text("name", wanted.name(), 120);
        var parent = wanted.parent();
        if (parent == null) {
            throw unknown();
        }
        form.accept();
        mustExist(Set.of(parent));
        return new Read(parent, name);
    }

    private void mustBeFree(Read read, UUID except) {
        if (database.fetchExists(
                BRANCH, BRANCH.PARENT.eq(read.parent()), BRANCH.NAME.eq(read.name()), BRANCH.ID.ne(except))) {
            throw new Refused("people.branch-name-taken", "There is a branch {0} in this place already.", read.name());
        }
    }

    private List<UUID> below(UUID id) {
        return List.of(database.select(DSL.field("people.branch_and_below({0})", UUID[].class, DSL.val(id)))
                .fetchSingle()
                .value1());
    }

    private static Refused unknown() {
        return new Refused("people.no-such-branch", "There is no such branch.");
    }

    private List<Branch> fetch(Condition which) {
        return database.select(BRANCH.ID, BRANCH.PARENT, BRANCH.NAME, BRANCH.VERSION)
                .from(BRANCH)
                .where(which)
                .orderBy(BRANCH.NAME, BRANCH.ID)
                .limit(MOST)
                .fetch(mapping(Branch::new));
    }
}
