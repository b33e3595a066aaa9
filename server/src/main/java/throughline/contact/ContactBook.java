package throughline.contact;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;
import static throughline.contact.db.Tables.CONTACT_;
import static throughline.contact.db.Tables.EVENT;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.contact.db.tables.records.ContactRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The front door for reading contacts: one, its timeline, the list, and the callers whom nobody answered. */
@Component
@Transactional(readOnly = true)
public class ContactBook {
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};
    private static final int LONGEST_TIMELINE = 2_000;

    private final DSLContext database;
    private final EventLog events;
    private final JsonMapper json;

    ContactBook(DSLContext database, EventLog events, JsonMapper json) {
        this.database = database;
        this.events = events;
        this.json = json;
    }

    /**
     * What to list.
     *
     * @param state one of a contact's states, null for all
     * @param queue by its name, null for all
     */
    public record Filter(
            @Nullable String state,
            @Nullable String queue,
            @Nullable UUID agent,
            @Nullable UUID unit) {
        public static final Filter ALL = new Filter(null, null, null, null);
    }

    public Contact get(UUID id) {
        var found = database.selectFrom(CONTACT_).where(CONTACT_.ID.eq(id)).fetchOne();
        if (found == null) {
            throw new Refused("contact.no-such-contact", "There is no such contact.");
        }
        return contact(found);
    }

    /**
     * The branches whose lifts a person is called about just now.
     *
     * @param rung the call that she is offered or has, where it is not on record yet that she has it
     */
    public List<UUID> branchesInHand(UUID person, @Nullable UUID rung) {
        return database.selectDistinct(CONTACT_.BRANCH)
                .from(CONTACT_)
                .where(CONTACT_.STATE.in("waiting", "talking", "finishing"), CONTACT_.BRANCH.isNotNull())
                .and(
                        rung == null
                                ? CONTACT_.AGENT.eq(person)
                                : CONTACT_.AGENT.eq(person).or(CONTACT_.ID.eq(rung)))
                .fetch(CONTACT_.BRANCH);
    }

    /** By the number that people say, such as {@code C-20418}; null when there is none. */
    public @Nullable Contact byNumber(String number) {
        return database.selectFrom(CONTACT_).where(CONTACT_.NUMBER.eq(number)).fetchOne(ContactBook::contact);
    }

    /** Those of these that exist, in no order; one query. */
    public List<Contact> all(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.selectFrom(CONTACT_).where(CONTACT_.ID.in(ids)).fetch(ContactBook::contact);
    }

    /** What happened, in order. */
    public List<Happening> timeline(UUID contact) {
        return database.selectFrom(EVENT)
                .where(events.of(contact, EVENT.SUBJECT, EVENT.AT))
                .orderBy(EVENT.AT, EVENT.ID)
                .limit(LONGEST_TIMELINE)
                .fetch(event -> new Happening(
                        event.getAt().toInstant(),
                        event.getKind(),
                        event.getBy(),
                        json.readValue(event.getData().data(), DATA)));
    }

    /** The newest first. */
    public Page<Contact> list(Filter filter, Slice slice) {
        return page(
                and(
                        filter.state() == null ? noCondition() : CONTACT_.STATE.eq(filter.state()),
                        filter.queue() == null ? noCondition() : CONTACT_.QUEUE_NAME.eq(filter.queue()),
                        filter.agent() == null ? noCondition() : CONTACT_.AGENT.eq(filter.agent()),
                        filter.unit() == null ? noCondition() : CONTACT_.UNIT.eq(filter.unit())),
                slice);
    }

    /** Callers who left before anybody answered, the newest first. */
    public Page<Contact> abandoned(Slice slice) {
        return page(and(CONTACT_.ANSWERED_AT.isNull(), CONTACT_.ENDED_AT.isNotNull()), slice);
    }

    /** Which of these callers reached a person later, from the same number. */
    public Set<UUID> reachedUsLater(List<UUID> contacts) {
        var later = CONTACT_.as("later");
        return new HashSet<>(database.select(CONTACT_.ID)
                .from(CONTACT_)
                .where(CONTACT_.ID.in(contacts))
                .and(exists(selectOne()
                        .from(later)
                        .where(later.FROM_E164.eq(CONTACT_.FROM_E164))
                        .and(later.OPENED_AT.gt(CONTACT_.OPENED_AT))
                        .and(later.ANSWERED_AT.isNotNull())))
                .fetch(CONTACT_.ID));
    }

    /**
     * The share of callers between these times who were answered within the limit: answered in time, over answered and abandoned, without
     * those who left within 5 seconds. Null while there is nobody to count.
     */
    public @Nullable Integer answeredWithin(Duration limit, Instant from, Instant until) {
        Field<BigDecimal> waited = DSL.extract(coalesce(CONTACT_.ANSWERED_AT, CONTACT_.ENDED_AT), DatePart.EPOCH)
                .minus(DSL.extract(CONTACT_.OPENED_AT, DatePart.EPOCH))
                .coerce(BigDecimal.class);
        var inTime = count().filterWhere(
                        CONTACT_.ANSWERED_AT.isNotNull().and(waited.le(BigDecimal.valueOf(limit.toSeconds()))));
        var counted = count().filterWhere(CONTACT_.ANSWERED_AT.isNotNull().or(waited.gt(BigDecimal.valueOf(5))));
        return database.select(inTime, counted)
                .from(CONTACT_)
                .where(CONTACT_.OPENED_AT.ge(from.atOffset(ZoneOffset.UTC)))
                .and(CONTACT_.OPENED_AT.lt(until.atOffset(ZoneOffset.UTC)))
                .and(CONTACT_.DIRECTION.eq("in"))
                .and(CONTACT_.ANSWERED_AT.isNotNull().or(CONTACT_.ENDED_AT.isNotNull()))
                .fetchSingle(figures ->
                        figures.value2() == 0 ? null : Math.round(100f * figures.value1() / figures.value2()));
    }

    private Page<Contact> page(Condition which, Slice slice) {
        var text = DSL.concat(
                CONTACT_.NUMBER,
                DSL.inline(" "),
                CONTACT_.FROM_NUMBER,
                DSL.inline(" "),
                coalesce(CONTACT_.FROM_E164, DSL.inline("")),
                DSL.inline(" "),
                CONTACT_.NOTE);
        var after = slice.after();
        var older = after == null
                ? noCondition()
                : row(CONTACT_.OPENED_AT, CONTACT_.ID).lt(OffsetDateTime.parse(after.key()), after.id());
        var found = database.selectFrom(CONTACT_)
                .where(which, slice.found(text), older)
                .orderBy(CONTACT_.OPENED_AT.desc(), CONTACT_.ID.desc())
                .limit(slice.limit() + 1)
                .fetch(ContactBook::contact);
        return Page.of(
                found,
                slice,
                last -> new Slice.Cursor(
                        last.openedAt().atOffset(ZoneOffset.UTC).toString(), last.id()));
    }

    private static Contact contact(ContactRecord row) {
        return new Contact(
                row.getId(),
                row.getNumber(),
                row.getDirection(),
                row.getFromNumber(),
                row.getFromE164(),
                row.getDialled(),
                row.getQueue(),
                row.getQueueName(),
                row.getLanguage(),
                row.getState(),
                row.getOpenedAt().toInstant(),
                instant(row.getAnsweredAt()),
                instant(row.getEndedAt()),
                instant(row.getClosedAt()),
                row.getAgent(),
                row.getOutcome(),
                row.getEndReason(),
                row.getNote(),
                row.getPerson(),
                row.getCustomer(),
                row.getUnit(),
                row.getRecordingFile(),
                row.getRecordingSeconds() == null
                        ? 0
                        : row.getRecordingSeconds().doubleValue(),
                row.getRecordingGaps() == null ? 0 : row.getRecordingGaps());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
