package throughline.request;

import static throughline.request.db.Tables.PROBLEM_CODE;
import static throughline.request.db.Tables.REQUEST_;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.work.OrderBook;

/**
 * The front door to problem codes: the tree, one code, the search while an agent types. They are kept in memory and read again when
 * an administrator changes one; the list that ships is taken in when it is new.
 */
@Component
public class ProblemCodes implements InitializingBean {
    private static final int MOST = 8;

    private final DSLContext database;
    private final CodePaper paper;
    private final CodeRows rows;
    private final OrderBook orders;
    private final Transactions transactions;
    private final EventLog events;
    private final Map<String, Integer> used = new ConcurrentHashMap<>();
    private volatile CodeTree tree = new CodeTree(List.of(), List.of(), List.of(), List.of());
    private volatile CodeIndex index = new CodeIndex(List.of());

    ProblemCodes(
            DSLContext database,
            CodePaper paper,
            CodeRows rows,
            OrderBook orders,
            Transactions transactions,
            EventLog events) {
        this.database = database;
        this.paper = paper;
        this.rows = rows;
        this.orders = orders;
        this.transactions = transactions;
        this.events = events;
    }

    @Override
    public void afterPropertiesSet() {
        var digest = paper.digest();
        if (!digest.equals(rows.digestTaken())) {
            transactions.run(() -> seed(paper.read(), digest));
        }
        load();
        database.select(REQUEST_.CODE, DSL.count())
                .from(REQUEST_)
                .where(REQUEST_.CODE.isNotNull())
                .groupBy(REQUEST_.CODE)
                .forEach(row -> used.put(row.value1(), row.value2()));
    }

    private void seed(CodeTree shipped, String digest) {
        var edited = database.select(PROBLEM_CODE.CODE)
                .from(PROBLEM_CODE)
                .where(PROBLEM_CODE.EDITED)
                .fetchSet(PROBLEM_CODE.CODE);
        rows.writeBranches(shipped);
        rows.write(shipped.codes().stream()
                .filter(code -> !edited.contains(code.code()))
                .toList());
        rows.taken(digest);
    }

    private void load() {
        tree = rows.read();
        index = new CodeIndex(tree.codes());
    }

    public CodeTree tree() {
        return tree;
    }

    /** @throws Refused {@code request.no-such-code} */
    public ProblemCode get(String code) {
        var found = find(code);
        if (found == null) {
            throw new Refused("request.no-such-code", "There is no problem code {0}.", code);
        }
        return found;
    }

    public @Nullable ProblemCode find(String code) {
        return index.get(code);
    }

    /** A code that was found, and how often this unit had it. */
    public record Found(ProblemCode code, int usedHere) {}

    /**
     * The best eight for what somebody types; with nothing typed, what this unit and then all units have most.
     *
     * @param unit null while it is unknown
     * @param category null for all
     */
    public List<Found> search(String typed, String language, @Nullable UUID unit, @Nullable String category) {
        var here = unit == null ? Map.<String, Integer>of() : orders.codesOf(unit);
        return index.find(typed, language, category, here, used, MOST).stream()
                .map(code -> new Found(code, here.getOrDefault(code.code(), 0)))
                .toList();
    }

    /** With what the answers make of it; the urgency that its order would get. */
    public int urgency(Request request) {
        return Urgency.of(request.code() == null ? null : find(request.code()), request.answers(), request.safety());
    }

    /** A request or an order got this code. */
    void used(String code) {
        transactions.afterCommit(() -> used.merge(code, 1, Integer::sum));
    }

    /** @throws Refused {@code request.code-taken} */
    public ProblemCode add(ProblemCodeForm form, @Nullable UUID by) {
        var code = form.read(form.newCode(), tree, null);
        return transactions.in(() -> {
            if (database.fetchExists(PROBLEM_CODE, PROBLEM_CODE.CODE.eq(code.code()))) {
                throw new Refused("request.code-taken", "Another problem has the code {0}.", code.code());
            }
            return kept(code, null, "code-added", by);
        });
    }

    /** @throws Refused {@code kernel.edited-by-someone-else} when the form was filled in from an older version */
    public ProblemCode change(String id, ProblemCodeForm form, @Nullable UUID by) {
        var before = get(id);
        var code = form.read(id, tree, before);
        return transactions.in(() -> {
            var version = database.select(PROBLEM_CODE.VERSION)
                    .from(PROBLEM_CODE)
                    .where(PROBLEM_CODE.CODE.eq(id))
                    .forUpdate()
                    .fetchOne(PROBLEM_CODE.VERSION);
            if (version == null || !version.equals(form.version())) {
                throw Refused.editedBySomeoneElse();
            }
            return kept(code, before, "code-changed", by);
        });
    }

    private ProblemCode kept(ProblemCode code, @Nullable ProblemCode before, String kind, @Nullable UUID by) {
        rows.write(List.of(code));
        events.append(
                "request",
                subject(code.code()),
                kind,
                by,
                before == null ? Map.of("after", code) : Map.of("before", before, "after", code));
        transactions.afterCommit(this::load);
        return rows.read().codes().stream()
                .filter(each -> each.code().equals(code.code()))
                .findFirst()
                .orElseThrow();
    }

    /** Events are about ids; a code's is made from its letters. */
    private static UUID subject(String code) {
        return UUID.nameUUIDFromBytes(("problem-code " + code).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Collection<ProblemCode> all() {
        return index.all();
    }
}
