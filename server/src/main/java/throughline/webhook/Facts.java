package throughline.webhook;

import static throughline.webhook.db.Tables.FACT;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Follower;
import throughline.kernel.Together;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down, in the transaction of the act, what somebody waits for. Where nobody waits it costs an act a look into a set; a new
 * subscription is heard of on every node within the next beat.
 */
@Component
class Facts implements Follower {
    private final DSLContext database;
    private final Together together;
    private final JsonMapper json;

    /** Null until it was looked up for the first time: then everything may be wanted. */
    private volatile @Nullable Set<String> wanted;

    Facts(DSLContext database, Together together, JsonMapper json) {
        this.database = database;
        this.together = together;
        this.json = json;
    }

    /** From now on these types are kept, and no others. */
    void want(Set<String> types) {
        wanted = types;
    }

    /** Whether it was looked up that somebody wants this type. */
    boolean wants(String type) {
        var now = wanted;
        return now != null && now.contains(type);
    }

    @Override
    public void happened(UUID event, String room, UUID subject, String kind, Instant at, Map<String, ?> data) {
        var known = Kinds.of(room, kind);
        if (known == null || !isWanted(known)) {
            return;
        }
        together.write(database.insertInto(FACT)
                .set(FACT.EVENT, event)
                .set(FACT.ROOM, room)
                .set(FACT.SUBJECT, subject)
                .set(FACT.KIND, known.type())
                .set(FACT.AT, at.atOffset(ZoneOffset.UTC))
                .set(FACT.DATA, JSONB.valueOf(json.writeValueAsString(Told.of(known, data)))));
    }

    private boolean isWanted(Kind kind) {
        var now = wanted;
        return now == null || now.contains(kind.type());
    }
}
