package throughline.request;

import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Ids;
import throughline.kernel.Together;

/** Puts blank requests on record: row and event in one statement, because a caller is not rung before it is done. */
@Component
class NewRequests {
    private static final String OPEN = """
            with opened as (
                insert into request.request
                    (id, contact, contact_number, in_contact, language, state, owner, callback, opened_at, moved_at, unit)
                values ({0}, {1}, {2}, {3}, {4}, 'draft', {5}, {6}, {7}, {7}, {10})
                returning id, number)
            insert into request.event (id, subject, kind, at, by, data)
            select {8}, id, 'opened', {7}, {9}, jsonb_build_object('number', number, 'contact', {1}) from opened
            """;

    private final DSLContext database;
    private final Together together;
    private final Ids ids;

    NewRequests(DSLContext database, Together together, Ids ids) {
        this.database = database;
        this.together = together;
        this.ids = ids;
    }

    /** @param callback E.164, where the caller is likely reached */
    record New(
            @Nullable UUID contact,
            @Nullable String contactNumber,
            boolean inContact,
            String language,
            @Nullable UUID owner,
            @Nullable String callback,
            @Nullable UUID unit,
            Instant at) {
        New(
                @Nullable UUID contact,
                @Nullable String contactNumber,
                boolean inContact,
                String language,
                @Nullable UUID owner,
                @Nullable String callback,
                Instant at) {
            this(contact, contactNumber, inContact, language, owner, callback, null, at);
        }
    }

    UUID open(New request, @Nullable UUID by) {
        var id = ids.next();
        together.write(database.query(
                OPEN,
                val(id),
                val(request.contact(), UUID.class),
                val(request.contactNumber(), String.class),
                val(request.inContact()),
                val(request.language()),
                val(request.owner(), UUID.class),
                val(request.callback() == null ? "" : request.callback()),
                val(RequestRows.utc(request.at())),
                val(ids.next()),
                val(by, UUID.class),
                val(request.unit(), UUID.class)));
        return id;
    }
}
