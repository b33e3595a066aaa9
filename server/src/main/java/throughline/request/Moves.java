package throughline.request;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.contact.Contacts;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;
import throughline.request.db.tables.records.RequestRecord;

/** What every move of a request does: checks whose it is, keeps the row and the event, and lets its contact go when it has its class. */
@Component
class Moves {
    static final String CLASS_MISSING = "contact.class-missing";

    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final Contacts contacts;
    private final InstantSource clock;

    Moves(EventLog events, ApplicationEventPublisher announce, Contacts contacts, InstantSource clock) {
        this.events = events;
        this.announce = announce;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** Its owner writes; what nobody owns is taken by whichever supervisor writes. */
    static void mustWrite(RequestRecord row, By by) {
        if (by.person().equals(row.getOwner())) {
            return;
        }
        if (row.getOwner() == null && by.leads() && !row.getInContact()) {
            row.setOwner(by.person());
            return;
        }
        throw notYours();
    }

    /** Its owner moves it, or a supervisor. */
    static void mustMove(RequestRecord row, By by) {
        if (!by.leads() && !by.person().equals(row.getOwner())) {
            throw notYours();
        }
    }

    static Refused notYours() {
        return new Refused("request.not-yours", "Somebody else has this request. Ask a supervisor to pass it to you.");
    }

    /** Enters the state and keeps everything; {@code data} is what a report needs to know. */
    void kept(RequestRecord row, RequestState state, String kind, @Nullable UUID by, Map<String, ?> data) {
        var now = clock.instant();
        RequestRows.enter(row, state, now);
        row.setMovedAt(RequestRows.utc(now));
        row.setVersion(row.getVersion() + 1);
        row.setText(String.join(
                " ", row.getNumber(), row.getWords(), row.getAnswer(), row.getCode() == null ? "" : row.getCode()));
        row.update();
        var all = new HashMap<String, Object>(data);
        all.put("number", row.getNumber());
        if (row.getKind() != null) {
            all.put("requestKind", row.getKind());
        }
        if (row.getCode() != null) {
            all.put("code", row.getCode());
        }
        events.append("request", row.getId(), kind, by, all);
        if (row.getContact() != null && Boolean.TRUE.equals(row.getTrapped())) {
            contacts.peopleAreStuck(row.getContact());
        }
        if (row.getInContact() && row.getContact() != null) {
            if (state instanceof RequestState.Draft) {
                reserve(row.getContact(), row.getId());
            } else {
                contacts.lift(row.getContact(), row.getId());
            }
        }
        changed(row, true);
    }

    /** The contact cannot be finished before this request has its class. */
    void reserve(UUID contact, UUID request) {
        contacts.require(
                contact,
                request,
                CLASS_MISSING,
                "Say first what they need, or close it as a wrong number, a test call or a silent call.");
    }

    /** The contact is closed; whoever owns the request finds it among the unfinished. */
    void outOfContact(RequestRecord row) {
        contacts.lift(row.getContact(), row.getId());
        changed(row, true);
    }

    void changed(RequestRecord row, boolean moved) {
        announce.publishEvent(new RequestChanged(row.getId(), row.getContact(), row.getOwner(), moved));
    }
}
