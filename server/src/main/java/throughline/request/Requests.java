package throughline.request;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static throughline.request.db.Tables.REQUEST_;

import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.contact.ContactBook;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.people.People;
import throughline.people.Role;
import throughline.people.UserId;
import throughline.request.RequestForm.Read;
import throughline.request.RequestState.Draft;
import throughline.request.RequestState.WithOrder;

/**
 * The front door for what is still being written: drafts save themselves here, a further matter begins, a closed one opens again, and
 * supervisors pass requests on. How a request is answered is {@link Answers}.
 */
@Component
public class Requests {
    private final DSLContext database;
    private final RequestRows rows;
    private final NewRequests newRequests;
    private final Moves moves;
    private final ProblemCodes codes;
    private final Places places;
    private final ContactBook contacts;
    private final Amendments amendments;
    private final People people;
    private final Transactions transactions;
    private final InstantSource clock;

    Requests(
            DSLContext database,
            RequestRows rows,
            NewRequests newRequests,
            Moves moves,
            ProblemCodes codes,
            Places places,
            ContactBook contacts,
            Amendments amendments,
            People people,
            Transactions transactions,
            InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.newRequests = newRequests;
        this.moves = moves;
        this.codes = codes;
        this.places = places;
        this.contacts = contacts;
        this.amendments = amendments;
        this.people = people;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A second matter in the same conversation. */
    public Request another(UUID contact, By by) {
        return transactions.in(() -> {
            var its = contacts.get(contact);
            if (!by.person().equals(its.agent())) {
                throw new Refused("contact.not-yours", "Another agent has this contact.");
            }
            boolean open = its.closedAt() == null;
            var id = newRequests.open(
                    new NewRequests.New(
                            its.id(), its.number(), open, its.language(), by.person(), its.fromE164(), clock.instant()),
                    by.person());
            var row = rows.locked(id);
            if (its.unit() != null) {
                row.setUnit(its.unit());
                row.update();
            }
            if (open) {
                moves.reserve(contact, id);
            }
            moves.changed(row, true);
            return rows.request(row);
        });
    }

    /** One that nobody rang about, such as a dispatcher's own. */
    public Request withoutContact(String language, By by) {
        return transactions.in(() -> {
            var id = newRequests.open(
                    new NewRequests.New(null, null, false, language, by.person(), null, clock.instant()), by.person());
            var row = rows.locked(id);
            moves.changed(row, true);
            return rows.request(row);
        });
    }

    /**
     * Keeps whatever is there, in one statement. The owner's last save wins; somebody else's is refused. While a work order answers
     * the request, words, answers, safety and texting may still change; what the order was made from may not.
     */
    public Request saveDraft(UUID request, RequestForm form, By by) {
        var read = form.read(codes, places);
        var saved = database.update(REQUEST_)
                .set(REQUEST_.KIND, read.kind() == null ? null : read.kind().word())
                .set(REQUEST_.TRAPPED, read.safety().trapped())
                .set(REQUEST_.HURT, read.safety().hurt())
                .set(REQUEST_.FIRE_OR_WATER, read.safety().fireOrWater())
                .set(REQUEST_.CODE, read.code())
                .set(REQUEST_.WORDS, read.words())
                .set(REQUEST_.ANSWERS, rows.jsonb(read.answers()))
                .set(
                        REQUEST_.UNIT,
                        followed(read)
                                ? when(REQUEST_.OWN_PLACE, val((UUID) null)).otherwise(REQUEST_.UNIT)
                                : val(read.unit()))
                .set(REQUEST_.SITE, val(read.site()))
                .set(REQUEST_.OWN_PLACE, ownPlace(read))
                .set(REQUEST_.TONE, read.tone())
                .set(REQUEST_.ANSWER, read.answer())
                .set(REQUEST_.TEXT_CALLER, read.textCaller())
                .set(REQUEST_.CALLBACK, read.callback())
                .set(REQUEST_.MEDICAL, read.medical() == null ? REQUEST_.MEDICAL : val(read.medical()))
                .set(REQUEST_.OWNER, coalesce(REQUEST_.OWNER, val(by.person())))
                .set(REQUEST_.SAVED_AT, RequestRows.utc(clock.instant()))
                .set(REQUEST_.SAVED_BY, by.person())
                .set(REQUEST_.VERSION, REQUEST_.VERSION.plus(1))
                .where(
                        REQUEST_.ID.eq(request),
                        REQUEST_.STATE.in(inline("draft"), inline("parked")),
                        by.leads()
                                ? or(
                                        REQUEST_.OWNER.eq(by.person()),
                                        and(REQUEST_.OWNER.isNull(), REQUEST_.IN_CONTACT.isFalse()))
                                : REQUEST_.OWNER.eq(by.person()))
                .returning()
                .fetchOne();
        if (saved == null) {
            return amendments.instead(request, read, by);
        }
        moves.changed(saved, false);
        return rows.request(saved);
    }

    /** No place of its own was sent: the request goes on following its contact. */
    private static boolean followed(Read read) {
        return read.unit() == null && read.site() == null;
    }

    private static org.jooq.Field<Boolean> ownPlace(Read read) {
        if (followed(read)) {
            return inline(false);
        }
        var same = read.unit() != null
                ? REQUEST_.UNIT.eq(read.unit())
                : and(REQUEST_.UNIT.isNull(), REQUEST_.SITE.eq(read.site()));
        return when(same, REQUEST_.OWN_PLACE).otherwise(inline(true));
    }

    /** Not over after all; everything that was written stays. It comes onto the list of whoever opens it. */
    public Request reopen(UUID request, By by) {
        return transactions.in(() -> {
            var row = rows.locked(request);
            Moves.mustMove(row, by);
            var before = RequestRows.state(row);
            var draft = before.reopened();
            if (row.getContact() != null) {
                row.setInContact(contacts.get(row.getContact()).closedAt() == null
                        && by.person().equals(contacts.get(row.getContact()).agent()));
            }
            if (before instanceof RequestState.Closed || row.getOwner() == null) {
                row.setOwner(by.person());
            }
            moves.kept(row, draft, "reopened", by.person(), Map.of("before", before.word()));
            return rows.request(row);
        });
    }

    /** A supervisor passes it on. */
    public Request give(UUID request, UUID owner, By by) {
        mustWorkHere(owner);
        return transactions.in(() -> {
            var row = rows.locked(request);
            Moves.mustMove(row, by);
            var state = RequestRows.state(row);
            switch (state) {
                case Draft _
                when row.getInContact() ->
                    throw new Refused(
                            "request.call-goes-on",
                            "The call of this request is not finished yet. Its agent has it until then.");
                case Draft _, RequestState.Parked _ -> {}
                case WithOrder _, RequestState.Closed _ -> state.closed(Ending.EMPTY);
            }
            var before = row.getOwner();
            if (owner.equals(before)) {
                return rows.request(row);
            }
            row.setOwner(owner);
            var after = state instanceof RequestState.Parked parked ? parked.parked(owner, parked.followUpAt()) : state;
            moves.kept(
                    row,
                    after,
                    "given",
                    by.person(),
                    before == null ? Map.of("to", owner) : Map.of("from", before, "to", owner));
            return rows.request(row);
        });
    }

    /** @throws Refused {@code request.owner-cannot} unless this is somebody who takes care of requests */
    void mustWorkHere(UUID owner) {
        var person = people.find(new UserId(owner));
        var works = java.util.Set.of(Role.AGENT, Role.SUPERVISOR, Role.DISPATCHER, Role.ADMINISTRATOR);
        if (person == null || !person.active() || person.roles().stream().noneMatch(works::contains)) {
            throw new Refused("request.owner-cannot", "Choose somebody who works at the desk.");
        }
    }
}
