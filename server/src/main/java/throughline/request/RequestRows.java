package throughline.request;

import static throughline.request.db.Tables.REQUEST_;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.contact.Contacts;
import throughline.kernel.Refused;
import throughline.request.RequestState.Closed;
import throughline.request.RequestState.Draft;
import throughline.request.RequestState.Parked;
import throughline.request.RequestState.WithOrder;
import throughline.request.db.tables.records.RequestRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Between the table of requests and the types. */
@Component
class RequestRows {
    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};

    private final DSLContext database;
    private final Contacts contacts;
    private final JsonMapper json;

    RequestRows(DSLContext database, Contacts contacts, JsonMapper json) {
        this.database = database;
        this.contacts = contacts;
        this.json = json;
    }

    /** The row, kept from everybody else until the transaction ends; its call before it, as whoever does something with the call has it. */
    RequestRecord locked(UUID request) {
        var contact = database.select(REQUEST_.CONTACT)
                .from(REQUEST_)
                .where(REQUEST_.ID.eq(request))
                .fetchOne(REQUEST_.CONTACT);
        if (contact != null) {
            contacts.holdStill(contact);
        }
        var row = database.selectFrom(REQUEST_)
                .where(REQUEST_.ID.eq(request))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw unknown();
        }
        return row;
    }

    static Refused unknown() {
        return new Refused("request.no-such-request", "There is no such request.");
    }

    static RequestState state(RequestRecord row) {
        return switch (row.getState()) {
            case "draft" -> new Draft();
            case "parked" -> new Parked(row.getOwner(), row.getFollowUpAt().toInstant());
            case "with-order" -> new WithOrder(row.getWorkOrder());
            case "closed" -> new Closed(Ending.ofWord(row.getClosedHow()));
            default -> throw new IllegalStateException("request %s in state %s".formatted(row.getId(), row.getState()));
        };
    }

    /** Writes the columns of the state. A closed request still says which order answered it. */
    static void enter(RequestRecord row, RequestState state, Instant now) {
        row.setState(state.word());
        row.setFollowUpAt(null);
        row.setClosedHow(null);
        row.setClosedAt(null);
        switch (state) {
            case Draft _ -> row.setWorkOrder(null);
            case Parked(var owner, var followUpAt) -> {
                row.setOwner(owner);
                row.setFollowUpAt(utc(followUpAt));
            }
            case WithOrder(var order) -> row.setWorkOrder(order);
            case Closed(var how) -> {
                row.setClosedHow(how.word());
                row.setClosedAt(utc(now));
            }
        }
    }

    Request request(RequestRecord row) {
        return new Request(
                row.getId(),
                row.getNumber(),
                row.getContact(),
                row.getContactNumber(),
                row.getInContact(),
                row.getLanguage(),
                state(row),
                row.getOwner(),
                row.getKind() == null ? null : Kind.of(row.getKind()),
                safety(row),
                row.getCode(),
                row.getWords(),
                answers(row),
                row.getUnit(),
                row.getSite(),
                row.getTone(),
                row.getAnswer(),
                row.getTextCaller(),
                row.getCallback(),
                !row.getMedical().isEmpty(),
                row.getWorkOrder(),
                row.getOpenedAt().toInstant(),
                instant(row.getSavedAt()),
                row.getSavedBy(),
                instant(row.getClosedAt()),
                isBlank(row),
                row.getVersion());
    }

    /** As the database sees it, which knows it only after it has kept the row. */
    private static boolean isBlank(RequestRecord row) {
        return row.getKind() == null
                && safety(row).equals(Safety.UNKNOWN)
                && row.getCode() == null
                && row.getWords().isEmpty()
                && row.getAnswers().data().equals("{}")
                && !row.getOwnPlace()
                && row.getTone() == null
                && row.getAnswer().isEmpty()
                && row.getMedical().isEmpty();
    }

    static Safety safety(RequestRecord row) {
        return new Safety(row.getTrapped(), row.getHurt(), row.getFireOrWater());
    }

    Map<String, String> answers(RequestRecord row) {
        return json.readValue(row.getAnswers().data(), ANSWERS);
    }

    JSONB jsonb(Object value) {
        return JSONB.valueOf(json.writeValueAsString(value));
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
