package throughline.telephony;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.length;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static throughline.telephony.db.Tables.CALL;
import static throughline.telephony.db.Tables.TARIFF;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** What calls out have cost, and what one will cost. */
@Component
class TollSpending {
    /** What each call cost so far: each begun minute since it was picked up. */
    private static final String COST = "coalesce({0}, 0) * ceil(extract(epoch from coalesce({1}, {2}) - {3}) / 60.0)";

    private final DSLContext database;
    private final InstantSource clock;

    TollSpending(DSLContext database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The longest beginning counts. */
    int tariff(String number, int otherwise) {
        var cents = database.select(TARIFF.CENTS)
                .from(TARIFF)
                .where(condition("{0} like {1} || '%'", val(number), TARIFF.PREFIX))
                .orderBy(length(TARIFF.PREFIX).desc())
                .limit(1)
                .fetchOne(TARIFF.CENTS);
        return cents == null ? otherwise : cents;
    }

    int placed(Duration within) {
        return database.fetchCount(CALL, CALL.DIRECTION.eq("out"), CALL.STARTED_AT.gt(now().minus(within)));
    }

    long cents(Duration within) {
        Field<BigDecimal> cost = field(COST, BigDecimal.class, CALL.CENTS, CALL.ENDED_AT, val(now()), CALL.ANSWERED_AT);
        var all = database.select(sum(cost))
                .from(CALL)
                .where(CALL.DIRECTION.eq("out"), CALL.STARTED_AT.gt(now().minus(within)), CALL.ANSWERED_AT.isNotNull())
                .fetchSingle()
                .value1();
        return all == null ? 0 : all.longValue();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
