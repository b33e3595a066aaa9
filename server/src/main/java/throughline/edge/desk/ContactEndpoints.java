package throughline.edge.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.asset.UnitCards;
import throughline.contact.ContactBook;
import throughline.contact.Contacts;
import throughline.contact.Outcome;
import throughline.customer.Callers;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.people.Role;
import throughline.telephony.RecordingFiles;

/** Contacts: the list, one with its timeline and recording, and what its agent may do with it. */
@RestController
@RequestMapping("/api/contacts")
class ContactEndpoints {
    private final Contacts contacts;
    private final ContactBook book;
    private final ContactShelf shelf;
    private final RequestShelf requests;
    private final Newcomers newcomers;
    private final Readers readers;
    private final Callers callers;
    private final UnitCards units;
    private final RecordingFiles recordings;
    private final People people;
    private final Desks desks;

    ContactEndpoints(
            Contacts contacts,
            ContactBook book,
            ContactShelf shelf,
            RequestShelf requests,
            Newcomers newcomers,
            Readers readers,
            Callers callers,
            UnitCards units,
            RecordingFiles recordings,
            People people,
            Desks desks) {
        this.contacts = contacts;
        this.book = book;
        this.shelf = shelf;
        this.requests = requests;
        this.newcomers = newcomers;
        this.readers = readers;
        this.callers = callers;
        this.units = units;
        this.recordings = recordings;
        this.people = people;
        this.desks = desks;
    }

    record Draft(@Nullable String note, @Nullable String outcome) {}

    record UnitChoice(@Nullable UUID unit) {}

    record CallerChoice(@Nullable UUID person, @Nullable UUID customer) {}

    record NewcomerTaken(ContactRow.@Nullable Named site) {}

    record Opened(@JsonUnwrapped ContactCard card, List<ContactCard.TimelineLine> timeline) {}

    @GetMapping
    Page<ContactRow> list(
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String queue,
            @RequestParam @Nullable UUID agent,
            @RequestParam @Nullable UUID unit,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        var page = book.list(new ContactBook.Filter(state, queue, agent, unit), Slice.of(after, limit, q));
        return new Page<>(shelf.rows(page.items(), null), page.next());
    }

    @GetMapping("/abandoned")
    Page<ContactRow> abandoned(
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        var page = book.abandoned(Slice.of(after, limit, q));
        var reached = book.reachedUsLater(
                page.items().stream().map(contact -> contact.id()).toList());
        return new Page<>(shelf.rows(page.items(), reached), page.next());
    }

    @GetMapping("/{id}")
    Opened one(@PathVariable UUID id) {
        return new Opened(shelf.card(id, language()).with(requests.ofContact(id, language())), shelf.timeline(id));
    }

    @PutMapping("/{id}/draft")
    void draft(@PathVariable UUID id, @RequestBody Draft draft) {
        contacts.saveDraft(id, me(), text(draft.note()), draft.outcome() == null ? null : Outcome.of(draft.outcome()));
    }

    @PostMapping("/{id}/finish")
    void finish(@PathVariable UUID id, @RequestBody Draft draft) {
        if (draft.outcome() == null) {
            throw new Refused("contact.outcome-missing", "Choose how the call ended first.");
        }
        contacts.finish(id, me(), Outcome.of(draft.outcome()), text(draft.note()));
    }

    @PutMapping("/{id}/unit")
    void unit(@PathVariable UUID id, @RequestBody UnitChoice choice) {
        if (choice.unit() != null) {
            units.of(choice.unit());
        }
        contacts.chooseUnit(id, me(), choice.unit());
    }

    @PutMapping("/{id}/caller")
    void caller(@PathVariable UUID id, @RequestBody CallerChoice choice) {
        var person = choice.person() == null ? null : callers.person(choice.person());
        var customer = choice.customer() == null ? null : callers.customer(choice.customer());
        if (choice.person() != null && person == null || choice.customer() != null && customer == null) {
            throw new Refused("customer.unknown-caller", "This person is no longer in the directory.");
        }
        contacts.chooseCaller(
                id,
                me(),
                person == null ? null : person.person(),
                person != null ? person.customer() : customer != null ? customer.customer() : null);
    }

    @PostMapping("/{id}/newcomer")
    NewcomerTaken newcomer(@PathVariable UUID id, @RequestBody Newcomers.Noted noted) {
        var site = newcomers.take(id, me(), noted);
        return new NewcomerTaken(site == null ? null : new ContactRow.Named(site.id(), site.name()));
    }

    /** An agent hears what she talked herself; a supervisor hears everything. Each listening is on the timeline. */
    @GetMapping("/{id}/recording")
    ResponseEntity<Resource> recording(@PathVariable UUID id, @RequestHeader(required = false) @Nullable String range) {
        var contact = book.get(id);
        var who = people.current();
        if (!who.isOneOf(Role.SUPERVISOR) && !who.person().value().equals(contact.agent())) {
            throw new Refused(
                    "contact.recording-not-yours", "Only the agent of this call and supervisors may hear it.");
        }
        if (contact.recordingFile() == null) {
            throw new Refused("contact.unknown-recording", "There is no recording of this contact.");
        }
        var recording = recordings.find(contact.recordingFile());
        boolean fromTheStart = range == null || range.startsWith("bytes=0-");
        if (fromTheStart) {
            contacts.happened(id, "recording-heard", who.person().value(), Map.of());
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("audio/wav"))
                .cacheControl(CacheControl.noStore())
                .body(recording);
    }

    private String language() {
        return readers.languageOf(me());
    }

    private UUID me() {
        return people.current().person().value();
    }

    private static String text(@Nullable String note) {
        return note == null ? "" : note;
    }
}
