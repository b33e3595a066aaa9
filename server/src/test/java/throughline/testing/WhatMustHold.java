package throughline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;

/** The invariants of the database, asked for in every test that moves orders. */
public final class WhatMustHold {
    private WhatMustHold() {}

    /** @param now the business's time; each step that was due a minute before it must have been taken */
    public static void check(DSLContext database, Instant now) {
        List<String> views = database.fetch("select viewname from pg_views where schemaname = 'read' order by 1")
                .map(row -> row.get(0, String.class));
        assertThat(views).hasSizeGreaterThan(5);
        for (var view : views) {
            if (!view.equals("overdue")) {
                assertThat(database.fetch("select * from read." + view)
                                .formatJSON(org.jooq.JSONFormat.DEFAULT_FOR_RECORDS))
                        .as(view)
                        .isEqualTo("[]");
            }
        }
        assertThat(database.fetch(
                                "select * from read.overdue_at(cast(? as timestamptz)) where kind = 'search'",
                                now.atOffset(ZoneOffset.UTC))
                        .formatJSON(org.jooq.JSONFormat.DEFAULT_FOR_RECORDS))
                .as("overdue")
                .isEqualTo("[]");
    }
}
