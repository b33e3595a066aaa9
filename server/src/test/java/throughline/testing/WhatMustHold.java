package throughline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import throughline.kernel.Invariants;

/** The invariants of the database, asked for in every test that moves orders. */
public final class WhatMustHold {
    private WhatMustHold() {}

    /** @param now the business's time; each step that was due a minute before it must have been taken */
    public static void check(DSLContext database, Instant now) {
        var invariants = new Invariants(database);
        assertThat(invariants.names()).hasSizeGreaterThan(5);
        assertThat(invariants.broken())
                .filteredOn(broken -> !broken.view().equals("overdue"))
                .isEmpty();
        assertThat(database.fetch(
                                "select * from invariant.overdue_at(cast(? as timestamptz)) where kind = 'search'",
                                now.atOffset(ZoneOffset.UTC))
                        .formatJSON(org.jooq.JSONFormat.DEFAULT_FOR_RECORDS))
                .as("overdue")
                .isEqualTo("[]");
    }
}
