package throughline.procedure;

import static throughline.procedure.db.Tables.GUIDE;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.asset.UnitForm;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.procedure.db.tables.records.GuideRecord;
import tools.jackson.databind.json.JsonMapper;

/**
 * The front door to the guides of the safety department. A version is written as a draft, approved by somebody else, and stays as it is
 * from then on. {@code by} is the user who does it.
 */
@Component
@Transactional
public class Guides implements InitializingBean {
    private static final String MODULE = "procedure";
    private static final String ENTRAPMENT = "entrapment";
    private static final String DRAFT = "draft";
    private static final String TO_BE_APPROVED = "to-be-approved";
    private static final String APPROVED = "approved";
    private static final int MOST = 500;

    private final DSLContext database;
    private final GuidePaper paper;
    private final Transactions transactions;
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;

    Guides(
            DSLContext database,
            GuidePaper paper,
            Transactions transactions,
            EventLog events,
            Ids ids,
            InstantSource clock,
            JsonMapper json) {
        this.database = database;
        this.paper = paper;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** The guide that ships is taken in when it is new. */
    @Override
    public void afterPropertiesSet() {
        transactions.run(() -> {
            if (!database.fetchExists(GUIDE, GUIDE.DIGEST.eq(paper.digest()))) {
                var row = fresh(null, null, paper.read());
                row.setState(TO_BE_APPROVED);
                row.setDigest(paper.digest());
                row.insert();
            }
        });
    }

    /** All versions, by what they are for, the newest first. */
    @Transactional(readOnly = true)
    public List<GuideVersion> list() {
        return database.selectFrom(GUIDE)
                .orderBy(
                        GUIDE.KIND,
                        GUIDE.COUNTRY.asc().nullsFirst(),
                        GUIDE.EQUIPMENT.asc().nullsFirst(),
                        GUIDE.VERSION.desc())
                .limit(MOST)
                .fetch(this::version);
    }

    /** @throws Refused {@code procedure.no-such-guide} */
    @Transactional(readOnly = true)
    public GuideVersion get(UUID id) {
        var row = database.selectFrom(GUIDE).where(GUIDE.ID.eq(id)).fetchOne(this::version);
        if (row == null) {
            throw unknown();
        }
        return row;
    }

    /**
     * What is right for a lift: what is approved before what is not, and among those the country weighs more than the equipment.
     *
     * @param country and {@code equipment}: null where they are not known
     */
    @Transactional(readOnly = true)
    public GuideVersion right(@Nullable String country, @Nullable String equipment) {
        return database.selectFrom(GUIDE)
                .where(
                        GUIDE.KIND.eq(ENTRAPMENT),
                        GUIDE.STATE.ne(DRAFT),
                        GUIDE.COUNTRY.isNull().or(GUIDE.COUNTRY.eq(country)),
                        GUIDE.EQUIPMENT.isNull().or(GUIDE.EQUIPMENT.eq(equipment)))
                .orderBy(
                        GUIDE.STATE.ne(APPROVED).asc(),
                        GUIDE.COUNTRY.isNull().asc(),
                        GUIDE.EQUIPMENT.isNull().asc(),
                        GUIDE.VERSION.desc())
                .limit(1)
                .fetchSingle(this::version);
    }

    /**
     * A draft that begins as a copy of this version.
     *
     * @param country ISO 3166; null or empty for every
     * @param equipment one of {@link UnitForm#KINDS}; null or empty for every
     * @throws Refused {@code procedure.no-such-guide}, {@code procedure.draft-taken} while there is one for the same
     */
    public GuideVersion draft(UUID of, @Nullable String country, @Nullable String equipment, UUID by) {
        var form = new Form();
        var where = form.textOrEmpty("country", country, 2);
        form.check(
                "country",
                where.isEmpty() || where.matches("[A-Z]{2}"),
                where,
                "procedure.country-unknown",
                "Write the country in two letters, such as EE.");
        var what = form.textOrEmpty("equipment", equipment, 40);
        if (!what.isEmpty()) {
            form.oneOf("equipment", what, UnitForm.KINDS, "");
        }
        form.accept();
        var row = fresh(where.isEmpty() ? null : where, what.isEmpty() ? null : what, get(of).guide());
        if (database.fetchExists(GUIDE, sameScope(row).and(GUIDE.STATE.eq(DRAFT)))) {
            throw new Refused(
                    "procedure.draft-taken", "There is a draft for this already. Go on with it, or delete it.");
        }
        row.setState(DRAFT);
        row.setWrittenBy(by);
        row.insert();
        happened(row, "guide-drafted", by);
        return version(row);
    }

    /** @throws Refused {@code procedure.not-a-draft}, {@code kernel.edited-by-someone-else}, or what is wrong with the texts */
    public GuideVersion change(UUID id, @Nullable Guide guide, @Nullable Integer revision, UUID by) {
        var row = locked(id);
        mustBeDraft(row);
        if (revision == null || !revision.equals(row.getRevision())) {
            throw Refused.editedBySomeoneElse().showing(version(row));
        }
        row.setContent(content(GuideCheck.checked(guide)));
        row.setWrittenBy(by);
        row.setWrittenAt(now());
        row.setRevision(row.getRevision() + 1);
        row.update();
        happened(row, "guide-changed", by);
        return version(row);
    }

    /**
     * From now on it is right for the lifts that it is for; alarms that go on keep the version that they began with.
     *
     * @throws Refused {@code procedure.already-approved}, {@code procedure.own-draft}: two people look at what others will say
     */
    public GuideVersion approve(UUID id, UUID by) {
        var row = locked(id);
        if (row.getState().equals(APPROVED)) {
            throw new Refused("procedure.already-approved", "This version is approved already.");
        }
        if (by.equals(row.getWrittenBy())) {
            throw new Refused("procedure.own-draft", "You wrote this. Somebody else has to read and approve it.");
        }
        row.setState(APPROVED);
        row.setApprovedBy(by);
        row.setApprovedAt(now());
        row.update();
        happened(row, "guide-approved", by);
        return version(row);
    }

    /** @throws Refused {@code procedure.not-a-draft} */
    public void remove(UUID id, UUID by) {
        var row = locked(id);
        mustBeDraft(row);
        row.delete();
        happened(row, "guide-removed", by);
    }

    GuideVersion version(GuideRecord row) {
        return new GuideVersion(
                row.getId(),
                row.getKind(),
                row.getCountry(),
                row.getEquipment(),
                row.getVersion(),
                row.getState(),
                json.readValue(row.getContent().data(), Guide.class),
                row.getWrittenBy(),
                row.getWrittenAt().toInstant(),
                row.getApprovedBy(),
                row.getApprovedAt() == null ? null : row.getApprovedAt().toInstant(),
                row.getRevision());
    }

    private GuideRecord fresh(@Nullable String country, @Nullable String equipment, Guide guide) {
        var row = database.newRecord(GUIDE);
        row.setId(ids.next());
        row.setKind(ENTRAPMENT);
        row.setCountry(country);
        row.setEquipment(equipment);
        row.setContent(content(guide));
        row.setWrittenAt(now());
        row.setRevision(1);
        var last = database.select(DSL.max(GUIDE.VERSION))
                .from(GUIDE)
                .where(sameScope(row))
                .fetchOne(0, Integer.class);
        row.setVersion(last == null ? 1 : last + 1);
        return row;
    }

    private static Condition sameScope(GuideRecord row) {
        return GUIDE.KIND
                .eq(row.getKind())
                .and(GUIDE.COUNTRY.isNotDistinctFrom(row.getCountry()))
                .and(GUIDE.EQUIPMENT.isNotDistinctFrom(row.getEquipment()));
    }

    private static void mustBeDraft(GuideRecord row) {
        if (!row.getState().equals(DRAFT)) {
            throw new Refused("procedure.not-a-draft", "Only a draft can be changed. Copy this version to one.");
        }
    }

    private GuideRecord locked(UUID id) {
        var row = database.selectFrom(GUIDE).where(GUIDE.ID.eq(id)).forUpdate().fetchOne();
        if (row == null) {
            throw unknown();
        }
        return row;
    }

    private JSONB content(Guide guide) {
        return JSONB.valueOf(json.writeValueAsString(guide));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private void happened(GuideRecord row, String kind, UUID by) {
        events.append(MODULE, row.getId(), kind, by, Map.of("version", row.getVersion()));
    }

    private static Refused unknown() {
        return new Refused("procedure.no-such-guide", "There is no such version of a guide.");
    }
}
