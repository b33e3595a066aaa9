package throughline.work;

import static throughline.work.db.Tables.REPEAT_RULE;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;

/** The front door to what this company calls a repeat callout and a rogue unit. */
@Component
public class RepeatRules {
    private static final UUID THE_RULE = new UUID(0, 1);

    /** Asked with every call and every look at the board, changed once a year: another node hears of it within this time. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final DSLContext database;
    private final Transactions transactions;
    private final EventLog events;
    private final InstantSource clock;
    private volatile @Nullable Known known;

    RepeatRules(DSLContext database, Transactions transactions, EventLog events, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    private record Known(RepeatRule rule, Instant since) {}

    /** What a person fills in; what is left out stays. */
    public record Filled(
            @Nullable Integer repeatDays,
            @Nullable Integer componentDays,
            @Nullable Integer rogueDays,
            @Nullable Integer rogueCallouts,
            @Nullable Integer version) {}

    public RepeatRule get() {
        var now = clock.instant();
        var remembered = known;
        if (remembered != null
                && Duration.between(remembered.since(), now).abs().compareTo(REMEMBERED) < 0) {
            return remembered.rule();
        }
        var rule = read();
        known = new Known(rule, now);
        return rule;
    }

    /** Holds for what is looked at from now on, whenever it happened. @throws Refused {@code kernel.edited-by-someone-else} */
    public RepeatRule change(Filled filled, @Nullable UUID by) {
        return transactions.in(() -> {
            var row = database.selectFrom(REPEAT_RULE).forUpdate().fetchSingle();
            var version = filled.version();
            if (version != null && version.intValue() != row.getVersion()) {
                throw Refused.editedBySomeoneElse();
            }
            var before = read();
            var form = new Form();
            row.setRepeatDays(read(form, "repeatDays", filled.repeatDays(), before.repeatDays(), 1, 365));
            row.setComponentDays(read(form, "componentDays", filled.componentDays(), before.componentDays(), 1, 365));
            row.setRogueDays(read(form, "rogueDays", filled.rogueDays(), before.rogueDays(), 1, 365));
            row.setRogueCallouts(read(form, "rogueCallouts", filled.rogueCallouts(), before.rogueCallouts(), 2, 50));
            form.accept();
            row.setVersion(row.getVersion() + 1);
            row.update();
            var after = read();
            events.append("work", THE_RULE, "repeat-rule-changed", by, Map.of("before", before, "after", after));
            transactions.afterCommit(() -> known = null);
            return after;
        });
    }

    private RepeatRule read() {
        var row = database.selectFrom(REPEAT_RULE).fetchSingle();
        return new RepeatRule(
                row.getRepeatDays(),
                row.getComponentDays(),
                row.getRogueDays(),
                row.getRogueCallouts(),
                row.getVersion());
    }

    private static int read(Form form, String field, @Nullable Integer filled, int before, int least, int most) {
        return filled == null ? before : form.number(field, filled, least, most);
    }
}
