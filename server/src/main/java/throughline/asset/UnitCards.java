package throughline.asset;

import static org.jooq.Records.mapping;
import static throughline.asset.db.Tables.LINE;
import static throughline.asset.db.Tables.SITE;
import static throughline.asset.db.Tables.UNIT;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.asset.UnitCard.Place;
import throughline.asset.UnitCard.Promise;
import throughline.asset.UnitCard.Sister;
import throughline.customer.Agreement;
import throughline.customer.Agreements;
import throughline.customer.PhoneNumber;
import throughline.customer.PhoneNumbers;
import throughline.kernel.Refused;

/** The front door for a ringing call: everything about a unit at a glance, in one query here and one for the agreements. */
@Component
@Transactional(readOnly = true)
public class UnitCards {
    private static final Field<List<Sister>> SISTERS = sisters();
    private static final Field<Boolean> HAS_KEY_CODE = DSL.field(SITE.KEY_CODE.ne(""));

    private final DSLContext database;
    private final Agreements agreements;
    private final PhoneNumbers numbers;
    private final InstantSource clock;

    UnitCards(DSLContext database, Agreements agreements, PhoneNumbers numbers, InstantSource clock) {
        this.database = database;
        this.agreements = agreements;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** @throws Refused {@code asset.no-such-unit} */
    public UnitCard of(UUID unit) {
        return fetch(UNIT.ID.eq(unit), 1).stream().findFirst().orElseThrow(Units::unknown);
    }

    /** The units that ring from this number, in whatever notation; a shaft group may share one line. */
    public List<UnitCard> byPhone(@Nullable String number) {
        var meanings = numbers.meanings(number).stream().map(PhoneNumber::e164).toList();
        return meanings.isEmpty()
                ? List.of()
                : fetch(
                        UNIT.ID.in(DSL.select(LINE.UNIT).from(LINE).where(LINE.NUMBER.in(meanings))),
                        meanings.size() * 20);
    }

    /** Units at the sites of these customers, at most so many, by site and name: likely what a known caller rings about. */
    public List<UnitCard> ofCustomers(Collection<UUID> customers, int most) {
        return customers.isEmpty() ? List.of() : fetch(SITE.CUSTOMER.in(customers), most);
    }

    private List<UnitCard> fetch(Condition which, int most) {
        var rows = database.select(
                        UNIT.ID,
                        UNIT.NUMBER,
                        UNIT.NAME,
                        UNIT.POSITION,
                        SITE.ID,
                        SITE.NAME,
                        SITE.STREET,
                        SITE.POSTCODE,
                        SITE.CITY,
                        SITE.COUNTRY,
                        SITE.ZONE,
                        SITE.ACCESS,
                        HAS_KEY_CODE,
                        SITE.OPENING_HOURS,
                        SITE.RESCUE_PHONE,
                        UNIT.KIND,
                        UNIT.MAKER,
                        UNIT.MODEL,
                        UNIT.FLOORS,
                        UNIT.CAPACITY_KG,
                        UNIT.YEAR,
                        UNIT.WARNING,
                        UNIT.AGREEMENT,
                        SISTERS)
                .from(UNIT)
                .join(SITE)
                .on(SITE.ID.eq(UNIT.SITE))
                .where(which)
                .orderBy(SITE.NAME, SITE.ID, UNIT.NAME, UNIT.ID)
                .limit(most)
                .fetch();
        var promised = rows.getValues(UNIT.AGREEMENT).stream()
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var byId = promised.isEmpty()
                ? Map.<UUID, Agreement>of()
                : agreements.all(promised).stream().collect(Collectors.toMap(Agreement::id, Function.identity()));
        return rows.map(row -> card(row, byId));
    }

    private UnitCard card(Record row, Map<UUID, Agreement> agreements) {
        var place = new Place(
                row.get(SITE.ID),
                row.get(SITE.NAME),
                row.get(SITE.STREET),
                row.get(SITE.POSTCODE),
                row.get(SITE.CITY),
                row.get(SITE.COUNTRY),
                row.get(SITE.ZONE),
                row.get(SITE.ACCESS),
                row.get(HAS_KEY_CODE),
                row.get(SITE.OPENING_HOURS),
                row.get(SITE.RESCUE_PHONE));
        var agreement = row.get(UNIT.AGREEMENT) == null ? null : agreements.get(row.get(UNIT.AGREEMENT));
        return new UnitCard(
                row.get(UNIT.ID),
                row.get(UNIT.NUMBER),
                row.get(UNIT.NAME),
                row.get(UNIT.POSITION),
                place,
                row.get(UNIT.KIND),
                row.get(UNIT.MAKER),
                row.get(UNIT.MODEL),
                row.get(UNIT.FLOORS),
                row.get(UNIT.CAPACITY_KG),
                row.get(UNIT.YEAR),
                row.get(UNIT.WARNING),
                agreement != null && agreement.isValidOn(today(place.zone())) ? Promise.of(agreement) : null,
                row.get(SISTERS));
    }

    private LocalDate today(String zone) {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of(zone));
    }

    private static Field<List<Sister>> sisters() {
        var other = UNIT.as("sister");
        return DSL.multiset(DSL.select(other.ID, other.NUMBER, other.NAME)
                        .from(other)
                        .where(other.SITE.eq(UNIT.SITE), other.ID.ne(UNIT.ID))
                        .orderBy(other.NAME, other.NUMBER)
                        .limit(50))
                .convertFrom(rows -> rows.map(mapping(Sister::new)));
    }
}
