package throughline.report;

import static org.jooq.impl.DSL.val;

import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Refused;
import throughline.notify.Relays;
import throughline.people.People;
import throughline.people.Person;
import throughline.people.Role;
import throughline.people.UserId;

/** The front door to who gets the morning report by mail, and at which hour a morning begins in this company. */
@Component
@Transactional
public class MorningMails {
    private static final UUID THE_RULE = new UUID(0, 5);

    private final DSLContext database;
    private final People people;
    private final Relays relays;
    private final EventLog events;
    private final InstantSource clock;

    MorningMails(DSLContext database, People people, Relays relays, EventLog events, InstantSource clock) {
        this.database = database;
        this.people = people;
        this.relays = relays;
        this.events = events;
        this.clock = clock;
    }

    /** @param hour on the clocks of each branch */
    public record Rule(LocalTime hour, int version) {}

    /**
     * As one person sees it.
     *
     * @param mine whether it goes to her
     * @param goes whether there is a mail server through which it can go
     */
    public record Standing(LocalTime hour, int version, boolean mine, boolean goes) {}

    @Transactional(readOnly = true)
    public Rule rule() {
        return database.resultQuery("select hour, version from report.morning_rule")
                .fetchSingle(row -> new Rule(row.get("hour", LocalTime.class), row.get("version", Integer.class)));
    }

    @Transactional(readOnly = true)
    public Standing standing(UserId user) {
        var rule = rule();
        boolean mine = database.resultQuery(
                        "select user_account from report.morning_reader where user_account = ?", user.value())
                .fetch()
                .isNotEmpty();
        return new Standing(rule.hour(), rule.version(), mine, relays.forMails() != null);
    }

    /** Counts from the next morning on. @throws Refused {@code kernel.edited-by-someone-else} */
    public void changeHour(@Nullable LocalTime hour, @Nullable Integer version, UUID by) {
        var form = new Form();
        form.check("hour", hour != null, "", "report.hour-missing", "Choose an hour.");
        form.accept();
        var before = rule();
        int changed = database.execute(
                "update report.morning_rule set hour = {0}, version = version + 1 where version = {1}",
                val(hour == null ? before.hour() : hour.truncatedTo(ChronoUnit.MINUTES)), val(version));
        if (changed == 0) {
            throw Refused.editedBySomeoneElse();
        }
        events.append("report", THE_RULE, "morning-changed", by, Map.of("before", before, "after", rule()));
    }

    /** She wants it, or does not any more. */
    public void want(UserId user, boolean wanted) {
        if (wanted) {
            database.execute(
                    "insert into report.morning_reader (user_account, since) values (?, cast(? as timestamptz)) on conflict do nothing",
                    user.value(),
                    clock.instant().atOffset(ZoneOffset.UTC));
        } else {
            database.execute("delete from report.morning_reader where user_account = ?", user.value());
        }
        events.append("report", user.value(), wanted ? "morning-wanted" : "morning-not-wanted", user.value(), Map.of());
    }

    /** Those who asked for it and lead still. */
    @Transactional(readOnly = true)
    List<Person> readers() {
        return database
                .resultQuery("select user_account from report.morning_reader order by user_account")
                .fetch("user_account", UUID.class)
                .stream()
                .map(user -> people.find(new UserId(user)))
                .filter(Objects::nonNull)
                .filter(person -> person.active()
                        && (person.roles().contains(Role.SUPERVISOR)
                                || person.roles().contains(Role.ADMINISTRATOR)))
                .toList();
    }
}
