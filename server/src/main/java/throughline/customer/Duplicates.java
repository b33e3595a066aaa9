package throughline.customer;

import static org.jooq.impl.DSL.coalesce;
import static throughline.customer.db.Tables.CUSTOMER_;
import static throughline.customer.db.Tables.DUPLICATE;
import static throughline.customer.db.Tables.PERSON;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.BehindTheWall;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;

/**
 * The front door to records that may be one: found by {@link DuplicatesDue} soon after one of them is written, and a person says
 * whether they are. {@code by} is the user who does it.
 */
@Component
@Transactional
public class Duplicates {
    private static final int MOST_OF_ONE = 20;

    private static final throughline.customer.db.tables.Customer ONE_CUSTOMER = CUSTOMER_.as("one_customer");
    private static final throughline.customer.db.tables.Customer OTHER_CUSTOMER = CUSTOMER_.as("other_customer");
    private static final throughline.customer.db.tables.Person ONE_PERSON = PERSON.as("one_person");
    private static final throughline.customer.db.tables.Person OTHER_PERSON = PERSON.as("other_person");

    private static final Field<String> ONE_NAME =
            coalesce(ONE_PERSON.NAME, ONE_CUSTOMER.NAME).as("one_name");
    private static final Field<String> OTHER_NAME =
            coalesce(OTHER_PERSON.NAME, OTHER_CUSTOMER.NAME).as("other_name");

    private final DSLContext database;
    private final ToCompare toCompare;
    private final InstantSource clock;

    Duplicates(DSLContext database, ToCompare toCompare, InstantSource clock) {
        this.database = database;
        this.toCompare = toCompare;
        this.clock = clock;
    }

    /** Found and not decided, the latest first. */
    @Transactional(readOnly = true)
    public Page<Duplicate> list(Merging kind, Slice slice) {
        var found = fetch(
                DUPLICATE.KIND.eq(kind.word()).and(slice.earlierInTime(DUPLICATE.FOUND_AT, DUPLICATE.ID)),
                slice.limit() + 1);
        return Page.of(found, slice, pair -> Slice.Cursor.inTime(pair.foundAt(), pair.id()));
    }

    /** With whom this customer, or this person, may be one; at most twenty. */
    @Transactional(readOnly = true)
    public List<Duplicate> of(UUID record) {
        return fetch(DUPLICATE.ONE.eq(record).or(DUPLICATE.OTHER.eq(record)), MOST_OF_ONE);
    }

    /** The same of the people of a customer. */
    @Transactional(readOnly = true)
    public List<Duplicate> ofPeople(Collection<UUID> people) {
        return people.isEmpty() ? List.of() : fetch(DUPLICATE.ONE.in(people), MOST_OF_ONE);
    }

    /** What these two were found by; empty when they were not found, or somebody said that they are not the same. */
    @Transactional(readOnly = true)
    public @Nullable Duplicate between(UUID some, UUID another) {
        return fetch(DUPLICATE.ONE.in(some, another).and(DUPLICATE.OTHER.in(some, another)), 1).stream()
                .findFirst()
                .orElse(null);
    }

    /** Something that another room keeps of these customers has changed, and with it perhaps whom they are like. */
    public void lookAgain(Collection<UUID> customers) {
        toCompare.mark(Merging.CUSTOMER, customers);
    }

    /**
     * They are not the same, whatever is written of them later.
     *
     * @throws Refused {@code customer.no-such-duplicate} when there is none, or it was decided meanwhile
     */
    public void dismiss(UUID id, @Nullable UUID by) {
        decide(id, DUPLICATE.DISMISSED_AT.isNull(), clock.instant().atOffset(ZoneOffset.UTC), by);
    }

    /**
     * It was dismissed by mistake.
     *
     * @throws Refused {@code customer.no-such-duplicate}
     */
    public void takeBack(UUID id) {
        decide(id, DUPLICATE.DISMISSED_AT.isNotNull(), null, null);
        database.selectFrom(DUPLICATE)
                .where(DUPLICATE.ID.eq(id))
                .forEach(pair -> toCompare.mark(Merging.of(pair.getKind()), List.of(pair.getOne(), pair.getOther())));
    }

    private void decide(UUID id, Condition undecided, @Nullable OffsetDateTime at, @Nullable UUID by) {
        int decided = database.update(DUPLICATE)
                .set(DUPLICATE.DISMISSED_AT, at)
                .set(DUPLICATE.DISMISSED_BY, by)
                .where(DUPLICATE.ID.eq(id), undecided)
                .execute();
        if (decided == 0) {
            throw new Refused(
                    "customer.no-such-duplicate",
                    "There is no such pair any more. Maybe somebody has decided already.");
        }
    }

    private List<Duplicate> fetch(Condition which, int most) {
        return database.select(
                        DUPLICATE.ID,
                        DUPLICATE.KIND,
                        DUPLICATE.REASONS,
                        DUPLICATE.FOUND_AT,
                        DUPLICATE.ONE,
                        DUPLICATE.OTHER,
                        ONE_CUSTOMER.NUMBER,
                        OTHER_CUSTOMER.NUMBER,
                        ONE_NAME,
                        OTHER_NAME,
                        ONE_PERSON.CUSTOMER,
                        OTHER_PERSON.CUSTOMER)
                .from(DUPLICATE)
                .leftJoin(ONE_PERSON)
                .on(ONE_PERSON.ID.eq(DUPLICATE.ONE))
                .leftJoin(OTHER_PERSON)
                .on(OTHER_PERSON.ID.eq(DUPLICATE.OTHER))
                .join(ONE_CUSTOMER)
                .on(ONE_CUSTOMER.ID.eq(BehindTheWall.firstOf(ONE_PERSON.CUSTOMER, DUPLICATE.ONE)))
                .join(OTHER_CUSTOMER)
                .on(OTHER_CUSTOMER.ID.eq(BehindTheWall.firstOf(OTHER_PERSON.CUSTOMER, DUPLICATE.OTHER)))
                .where(which, DUPLICATE.DISMISSED_AT.isNull())
                .orderBy(DUPLICATE.FOUND_AT.desc(), DUPLICATE.ID.desc())
                .limit(most)
                .fetch(Duplicates::duplicate);
    }

    private static Duplicate duplicate(Record row) {
        return new Duplicate(
                row.get(DUPLICATE.ID),
                row.get(DUPLICATE.KIND),
                side(row, DUPLICATE.ONE, ONE_CUSTOMER.NUMBER, ONE_NAME, ONE_PERSON.CUSTOMER),
                side(row, DUPLICATE.OTHER, OTHER_CUSTOMER.NUMBER, OTHER_NAME, OTHER_PERSON.CUSTOMER),
                Stream.of(row.get(DUPLICATE.REASONS))
                        .map(Duplicate.Reason::read)
                        .toList(),
                row.get(DUPLICATE.FOUND_AT).toInstant());
    }

    private static Duplicate.Side side(
            Record row, Field<UUID> id, Field<String> number, Field<String> name, Field<UUID> of) {
        return new Duplicate.Side(
                row.get(id), row.get(number), Objects.requireNonNullElse(row.get(name), ""), row.get(of));
    }
}
