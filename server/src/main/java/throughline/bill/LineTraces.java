package throughline.bill;

import static org.jooq.impl.DSL.any;
import static throughline.bill.db.Tables.LINE;

import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.privacy.PersonalData;
import throughline.privacy.RetentionClass;
import throughline.privacy.Rows;
import throughline.privacy.Trace;

/** The lines of the carrier's bill. What was different about them stays with the comparison, without their numbers. */
@Component
class LineTraces implements PersonalData {
    private static final int DAYS = 120;

    private final DSLContext database;
    private final Rows lines;

    LineTraces(DSLContext database) {
        this.database = database;
        this.lines = Rows.of(database, "billed-calls", LINE, reach -> LINE.NUMBER.eq(any(reach.phones())), LINE.ID)
                .called(LINE.NUMBER);
    }

    @Override
    public List<Trace> traces() {
        return List.of(lines);
    }

    @Override
    public List<RetentionClass> classes() {
        return List.of(new RetentionClass("billed-calls", DAYS, lines, LINE.STARTED_AT));
    }

    @Override
    public Set<String> numbersAndAddresses() {
        return database.selectDistinct(LINE.NUMBER).from(LINE).fetchSet(LINE.NUMBER);
    }
}
