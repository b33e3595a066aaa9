package throughline.rota;

import static throughline.rota.db.Tables.PUBLICATION;
import static throughline.rota.db.Tables.ROTA_;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.dispatch.Technicians;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.rota.db.tables.records.RotaRecord;
import tools.jackson.databind.json.JsonMapper;

/** The front door to the rotas and their rules. A change counts when it is published. {@code by} is the user who does it. */
@Component
@Transactional
public class Rotas {
    private final DSLContext database;
    private final Technicians technicians;
    private final EventLog events;
    private final Ids ids;
    private final JsonMapper json;

    Rotas(DSLContext database, Technicians technicians, EventLog events, Ids ids, JsonMapper json) {
        this.database = database;
        this.technicians = technicians;
        this.events = events;
        this.ids = ids;
        this.json = json;
    }

    /** By area. */
    @Transactional(readOnly = true)
    public List<Rota> list() {
        return fetch(DSL.noCondition());
    }

    /** @throws Refused {@code rota.no-such-rota} */
    @Transactional(readOnly = true)
    public Rota get(UUID id) {
        return fetch(ROTA_.ID.eq(id)).stream().findFirst().orElseThrow(Rotas::unknown);
    }

    /** Null while the area has none. */
    @Transactional(readOnly = true)
    public @Nullable Rota ofArea(String area) {
        return fetch(ROTA_.AREA.eq(area)).stream().findFirst().orElse(null);
    }

    /** @throws Refused {@code rota.area-has-one} */
    public Rota add(RotaForm form, @Nullable UUID by) {
        var read = form.read();
        var row = database.newRecord(ROTA_);
        row.setId(ids.next());
        fill(row, read);
        row.insert();
        var added = get(row.getId());
        events.append("rota", added.id(), "rota-added", by, Map.of("after", added));
        return added;
    }

    /** @throws Refused {@code rota.area-has-one}, {@code kernel.edited-by-someone-else} */
    public Rota change(UUID id, RotaForm form, @Nullable UUID by) {
        var read = form.read();
        var before = locked(id);
        if (form.version() == null || form.version() != before.version()) {
            throw Refused.editedBySomeoneElse();
        }
        if (before.publishedUntil() != null && !before.area().equals(read.area())) {
            throw new Refused("rota.area-stays", "This rota is published for {0}; its area stays.", before.area());
        }
        var row = database.newRecord(ROTA_);
        row.setId(id);
        fill(row, read);
        row.setVersion(before.version() + 1);
        database.update(ROTA_).set(row).where(ROTA_.ID.eq(id)).execute();
        var after = get(id);
        events.append("rota", id, "rota-changed", by, Map.of("before", before, "after", after));
        return after;
    }

    /** The rota as it would be with these rules; nothing is kept. */
    @Transactional(readOnly = true)
    Rota as(UUID id, RotaForm form) {
        var read = form.read();
        var rota = get(id);
        known(read.rules());
        return new Rota(
                rota.id(),
                rota.area(),
                read.zone().getId(),
                read.rules(),
                read.swapsApproved(),
                rota.publishedUntil(),
                rota.version());
    }

    /** Locked until the transaction ends, so that two who change what is published come one after the other. */
    Rota locked(UUID id) {
        if (database.select(ROTA_.ID)
                        .from(ROTA_)
                        .where(ROTA_.ID.eq(id))
                        .forUpdate()
                        .fetchOne()
                == null) {
            throw unknown();
        }
        return get(id);
    }

    private void fill(RotaRecord row, RotaForm.Read read) {
        var taken = database.fetchExists(ROTA_, ROTA_.AREA.eq(read.area()), ROTA_.ID.ne(row.getId()));
        if (taken) {
            throw new Refused("rota.area-has-one", "{0} has a rota already.", read.area());
        }
        known(read.rules());
        row.setArea(read.area());
        row.setZone(read.zone().getId());
        row.setRules(JSONB.valueOf(json.writeValueAsString(read.rules())));
        row.setSwapsApproved(read.swapsApproved());
    }

    private void known(Rules rules) {
        var all = new HashSet<UUID>();
        rules.layers().forEach(layer -> all.addAll(layer.rotation().people()));
        all.forEach(technicians::get);
    }

    private List<Rota> fetch(Condition which) {
        var until = DSL.field(
                DSL.select(DSL.max(PUBLICATION.ENDS)).from(PUBLICATION).where(PUBLICATION.ROTA.eq(ROTA_.ID)));
        return database.select(ROTA_.asterisk(), until)
                .from(ROTA_)
                .where(which)
                .orderBy(ROTA_.AREA)
                .fetch(row -> {
                    var end = row.get(until);
                    return new Rota(
                            row.get(ROTA_.ID),
                            row.get(ROTA_.AREA),
                            row.get(ROTA_.ZONE),
                            json.readValue(row.get(ROTA_.RULES).data(), Rules.class),
                            row.get(ROTA_.SWAPS_APPROVED),
                            end == null ? null : end.toInstant(),
                            row.get(ROTA_.VERSION));
                });
    }

    private static Refused unknown() {
        return new Refused("rota.no-such-rota", "There is no such rota.");
    }
}
