package throughline.asset;

import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static throughline.asset.db.Tables.LINE;
import static throughline.asset.db.Tables.SITE;
import static throughline.asset.db.Tables.UNIT;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.springframework.stereotype.Component;
import throughline.finder.Entry;
import throughline.finder.Findable;
import throughline.finder.Index;
import throughline.finder.Kind;
import throughline.people.Branch;

/** By what sites and units are found: a unit also by the name and address of its site. */
@Component
class UnitWords implements Findable {
    private static final int ALL = Integer.MAX_VALUE;

    private static final Field<List<String>> LINES = multiset(
                    select(LINE.NUMBER).from(LINE).where(LINE.UNIT.eq(UNIT.ID)))
            .convertFrom(rows -> rows.map(Record1::value1));

    private final DSLContext database;
    private final Index index;

    UnitWords(DSLContext database, Index index) {
        this.database = database;
        this.index = index;
    }

    void unitsChanged(Collection<UUID> units) {
        index.put(units(UNIT.ID.in(units), ALL));
    }

    /** These changed, so the units that stand there are found by other words too. */
    void sitesChanged(Collection<UUID> sites) {
        index.put(sites(SITE.ID.in(sites), ALL));
        index.put(units(UNIT.SITE.in(sites), ALL));
    }

    @Override
    public void tellAll(Consumer<List<Entry>> listener) {
        Findable.inTurn(after -> sites(SITE.ID.gt(after), AT_A_TIME), listener);
        Findable.inTurn(after -> units(UNIT.ID.gt(after), AT_A_TIME), listener);
    }

    private List<Entry> sites(Condition which, int most) {
        return database.select(SITE.ID, SITE.NAME, SITE.STREET, SITE.POSTCODE, SITE.CITY, SITE.NUMBER, SITE.BRANCH)
                .from(SITE)
                .where(which)
                .orderBy(SITE.ID)
                .limit(most)
                .fetch(row -> new Entry(
                        Kind.SITE,
                        row.value1(),
                        Entry.text(row.value2(), row.value3(), row.value4(), row.value5()),
                        Entry.numbers(row.value6()),
                        List.of(),
                        Branch.parts(List.of(row.value7()))));
    }

    private List<Entry> units(Condition which, int most) {
        return database.select(
                        UNIT.ID,
                        UNIT.NUMBER,
                        UNIT.NAME,
                        UNIT.MAKER,
                        UNIT.MODEL,
                        SITE.NAME,
                        SITE.STREET,
                        SITE.POSTCODE,
                        SITE.CITY,
                        LINES,
                        UNIT.POSITION,
                        UNIT.SERIAL,
                        UNIT.CUSTOMERS_NUMBER,
                        UNIT.BRANCH)
                .from(UNIT)
                .join(SITE)
                .on(SITE.ID.eq(UNIT.SITE))
                .where(which)
                .orderBy(UNIT.ID)
                .limit(most)
                .fetch(row -> new Entry(
                        Kind.UNIT,
                        row.value1(),
                        Entry.text(
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7(),
                                row.value8(),
                                row.value9(),
                                row.value11()),
                        Entry.numbers(row.value2(), row.value12(), row.value13()),
                        row.value10(),
                        Branch.parts(List.of(row.value14()))));
    }
}
