package throughline.incident;

import static throughline.incident.db.Tables.PROPOSAL;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.incident.db.tables.records.ProposalRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;

/**
 * The front door to what looks like an incident to the house, for rooms that see many of one area go wrong at once. One stands for an
 * area and a reason until it is over; whoever leads decides. {@code by} is the user who does it.
 */
@Component
@Transactional
public class Proposals {
    private static final String MODULE = "incident";

    private final DSLContext database;
    private final Incidents incidents;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final Ids ids;
    private final InstantSource clock;

    Proposals(
            DSLContext database,
            Incidents incidents,
            EventLog events,
            ApplicationEventPublisher announce,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.incidents = incidents;
        this.events = events;
        this.announce = announce;
        this.ids = ids;
        this.clock = clock;
    }

    /** Those that nobody has decided about, the oldest first. */
    @Transactional(readOnly = true)
    public List<Proposal> undecided() {
        return database.selectFrom(PROPOSAL)
                .where(PROPOSAL.OVER_AT.isNull(), PROPOSAL.DECIDED_AT.isNull())
                .orderBy(PROPOSAL.PROPOSED_AT, PROPOSAL.ID)
                .fetch(Proposals::proposal);
    }

    /** The areas for which one stands for this reason, and its id. */
    @Transactional(readOnly = true)
    public Map<String, UUID> standing(String why) {
        return database.select(PROPOSAL.AREA, PROPOSAL.ID)
                .from(PROPOSAL)
                .where(PROPOSAL.OVER_AT.isNull(), PROPOSAL.WHY.eq(why))
                .fetchMap(PROPOSAL.AREA, PROPOSAL.ID);
    }

    /** These lifts belong to it; where one stands for the area and the reason already they are added to that. */
    public UUID propose(String area, String why, Collection<UUID> units) {
        var row = database.selectFrom(PROPOSAL)
                .where(PROPOSAL.AREA.eq(area), PROPOSAL.WHY.eq(why), PROPOSAL.OVER_AT.isNull())
                .forUpdate()
                .fetchOne();
        if (row == null) {
            row = database.newRecord(PROPOSAL);
            row.setId(ids.next());
            row.setArea(area);
            row.setWhy(why);
            row.setUnits(units.toArray(UUID[]::new));
            row.setProposedAt(now());
            row.insert();
            events.append(
                    MODULE, row.getId(), "proposed", null, Map.of("area", area, "why", why, "lifts", units.size()));
        } else {
            var all = new LinkedHashSet<>(Arrays.asList(row.getUnits()));
            all.addAll(units);
            row.setUnits(all.toArray(UUID[]::new));
            row.update();
        }
        announce.publishEvent(new IncidentsChanged());
        return row.getId();
    }

    /**
     * It is one, for the area of the proposal.
     *
     * @param form its title, its words and how far back it reaches; its areas are not read
     * @throws Refused {@code incident.no-such-proposal}, {@code incident.proposal-decided}, or what {@link Incidents#declare} refuses
     */
    public Incident declare(UUID id, IncidentForm form, UUID by) {
        var row = undecided(id);
        var declared = incidents.declare(
                new IncidentForm(form.title(), List.of(row.getArea()), form.sinceMinutes(), form.words()), by);
        row.setIncident(declared.id());
        decided(row, "proposal-declared", by);
        return declared;
    }

    /** It is none. @throws Refused {@code incident.no-such-proposal}, {@code incident.proposal-decided} */
    public void dismiss(UUID id, UUID by) {
        var row = undecided(id);
        row.setOverAt(now());
        decided(row, "proposal-dismissed", by);
        announce.publishEvent(new ProposalOver(id));
    }

    private void decided(ProposalRecord row, String kind, UUID by) {
        row.setDecidedAt(now());
        row.setDecidedBy(by);
        row.update();
        events.append(MODULE, row.getId(), kind, by, Map.of("area", row.getArea(), "why", row.getWhy()));
        announce.publishEvent(new IncidentsChanged());
    }

    /** In the transaction of the all-clear. */
    @EventListener
    void on(IncidentEnded ended) {
        var over = database.selectFrom(PROPOSAL)
                .where(PROPOSAL.INCIDENT.eq(ended.incident()), PROPOSAL.OVER_AT.isNull())
                .forUpdate()
                .fetch();
        for (var row : over) {
            row.setOverAt(now());
            row.update();
            announce.publishEvent(new ProposalOver(row.getId()));
        }
    }

    private ProposalRecord undecided(UUID id) {
        var row = database.selectFrom(PROPOSAL)
                .where(PROPOSAL.ID.eq(id))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw new Refused("incident.no-such-proposal", "There is no such proposal.");
        }
        if (row.getDecidedAt() != null) {
            throw new Refused("incident.proposal-decided", "Somebody has decided about this already.");
        }
        return row;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Proposal proposal(ProposalRecord row) {
        return new Proposal(
                row.getId(),
                row.getArea(),
                row.getWhy(),
                List.of(row.getUnits()),
                row.getProposedAt().toInstant(),
                row.getIncident());
    }
}
