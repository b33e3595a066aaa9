package throughline.rota;

import static throughline.rota.db.Tables.EVENT;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.people.People;
import throughline.people.UserId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The front door to who changed what of a rota. Nothing of it is ever changed. */
@Component
@Transactional(readOnly = true)
public class RotaHistory {
    private static final int MOST = 50;
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final DSLContext database;
    private final EventLog events;
    private final People people;
    private final JsonMapper json;

    RotaHistory(DSLContext database, EventLog events, People people, JsonMapper json) {
        this.database = database;
        this.events = events;
        this.people = people;
        this.json = json;
    }

    /** @param by the person's name, also of a technician who did it herself; null for the program and other systems */
    public record Line(Instant at, String kind, @Nullable String by, Map<String, Object> data) {}

    /** The latest first. */
    public List<Line> of(UUID rota) {
        var rows = database.selectFrom(EVENT)
                .where(events.of(rota, EVENT.SUBJECT, EVENT.AT))
                .orderBy(EVENT.AT.desc(), EVENT.ID.desc())
                .limit(MOST)
                .fetch();
        var names = people.names(rows.stream()
                .filter(row -> row.getBy() != null)
                .map(row -> new UserId(row.getBy()))
                .distinct()
                .toList());
        return rows.map(row -> {
            var data = json.readValue(row.getData().data(), DATA);
            var by = row.getBy() == null ? herself(row.getKind(), data) : names.get(new UserId(row.getBy()));
            return new Line(row.getAt().toInstant(), row.getKind(), by, data);
        });
    }

    /** Who asked for a swap, took it back or took it on her own phone. */
    private static @Nullable String herself(String kind, Map<String, Object> data) {
        var who = switch (kind) {
            case "swap-asked", "swap-withdrawn" -> "technician";
            case "swap-taken" -> "taker";
            default -> "";
        };
        return data.get("swap") instanceof Map<?, ?> swap
                        && swap.get(who) instanceof Map<?, ?> named
                        && named.get("name") instanceof String name
                ? name
                : null;
    }
}
