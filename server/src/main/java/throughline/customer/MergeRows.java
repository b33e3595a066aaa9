package throughline.customer;

import static org.jooq.impl.DSL.coalesce;
import static throughline.customer.db.Tables.CUSTOMER_;
import static throughline.customer.db.Tables.MERGE;
import static throughline.customer.db.Tables.PERSON;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.customer.db.tables.records.MergeRecord;
import throughline.kernel.BehindTheWall;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows in which merges are kept. */
@Component
class MergeRows {
    private static final TypeReference<Map<String, JsonNode>> FIELDS = new TypeReference<>() {};
    private static final int MOST_OF_ONE = 100;

    private final DSLContext database;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;

    MergeRows(DSLContext database, Ids ids, InstantSource clock, JsonMapper json) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    MergeRecord begin(Merging kind, UUID survivor, UUID merged, @Nullable UUID by) {
        var row = database.newRecord(MERGE);
        row.setId(ids.next());
        row.setKind(kind.word());
        row.setSurvivor(survivor);
        row.setMerged(merged);
        row.setAt(now());
        row.setBy(by);
        return row;
    }

    JSONB written(Object fields) {
        return JSONB.valueOf(json.writeValueAsString(fields));
    }

    Map<String, JsonNode> fields(JSONB written) {
        return json.readValue(written.data(), FIELDS);
    }

    /** @throws Refused {@code customer.no-such-merge}, {@code customer.already-unmerged} */
    MergeRecord toUndo(UUID id) {
        var row = database.selectFrom(MERGE).where(MERGE.ID.eq(id)).forUpdate().fetchOne();
        if (row == null) {
            throw new Refused("customer.no-such-merge", "There is no such merge.");
        }
        if (row.getUndoneAt() != null) {
            throw new Refused("customer.already-unmerged", "This merge was undone already.");
        }
        return row;
    }

    void undone(MergeRecord row, @Nullable UUID by) {
        row.setUndoneAt(now());
        row.setUndoneBy(by);
        row.update();
    }

    /** Those of these survivors that still hold, the latest first. */
    List<Merge> into(List<UUID> survivors) {
        return survivors.isEmpty() ? List.of() : fetch(MERGE.SURVIVOR.in(survivors));
    }

    /** The one by which this record is not there any more; null when it is. */
    @Nullable
    Merge of(UUID merged) {
        return fetch(MERGE.MERGED.eq(merged)).stream().findFirst().orElse(null);
    }

    private List<Merge> fetch(Condition which) {
        var survivor = CUSTOMER_.as("survivor");
        var merged = CUSTOMER_.as("merged");
        var survivingPerson = PERSON.as("surviving_person");
        var mergedPerson = PERSON.as("merged_person");
        Field<String> survivorName =
                coalesce(survivingPerson.NAME, survivor.NAME).as("survivor_name");
        Field<String> mergedName = coalesce(mergedPerson.NAME, merged.NAME).as("merged_name");
        return database.select(
                        MERGE.ID,
                        MERGE.KIND,
                        MERGE.SURVIVOR,
                        survivorName,
                        MERGE.MERGED,
                        mergedName,
                        merged.NUMBER,
                        MERGE.AT.convertFrom(OffsetDateTime::toInstant),
                        MERGE.BY)
                .from(MERGE)
                .leftJoin(survivingPerson)
                .on(survivingPerson.ID.eq(MERGE.SURVIVOR))
                .leftJoin(mergedPerson)
                .on(mergedPerson.ID.eq(MERGE.MERGED))
                .join(survivor)
                .on(survivor.ID.eq(BehindTheWall.firstOf(survivingPerson.CUSTOMER, MERGE.SURVIVOR)))
                .join(merged)
                .on(merged.ID.eq(BehindTheWall.firstOf(mergedPerson.CUSTOMER, MERGE.MERGED)))
                .where(which, MERGE.UNDONE_AT.isNull())
                .orderBy(MERGE.AT.desc(), MERGE.ID.desc())
                .limit(MOST_OF_ONE)
                .fetch(org.jooq.Records.mapping(Merge::new));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
