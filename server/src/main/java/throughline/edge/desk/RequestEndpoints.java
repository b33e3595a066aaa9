package throughline.edge.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.attachment.Attachments;
import throughline.customer.Customers;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.people.Role;
import throughline.request.Answers;
import throughline.request.By;
import throughline.request.Lists;
import throughline.request.MedicalRemarks;
import throughline.request.Request;
import throughline.request.RequestBook;
import throughline.request.Requests;

/** Requests: the lists, one with its timeline, the draft that saves itself, and the four ways in which one is answered. */
@RestController
class RequestEndpoints {
    private final Requests requests;
    private final Answers answers;
    private final RequestBook book;
    private final Lists lists;
    private final RequestShelf shelf;
    private final MedicalRemarks medical;
    private final Attachments attachments;
    private final Readers readers;
    private final People people;
    private final Customers customers;

    RequestEndpoints(
            Requests requests,
            Answers answers,
            RequestBook book,
            Lists lists,
            RequestShelf shelf,
            MedicalRemarks medical,
            Attachments attachments,
            Readers readers,
            People people,
            Customers customers) {
        this.requests = requests;
        this.answers = answers;
        this.book = book;
        this.lists = lists;
        this.shelf = shelf;
        this.medical = medical;
        this.attachments = attachments;
        this.readers = readers;
        this.people = people;
        this.customers = customers;
    }

    record Opened(
            @JsonUnwrapped RequestCard card,
            List<ContactCard.TimelineLine> timeline,
            List<AttachmentCard> attachments) {}

    record ReportedLine(
            OrderLink order, String headline, Instant reportedAt, int requests, boolean sameCode, boolean sameUnit) {}

    record MedicalRemark(String words) {}

    record NewOwner(@Nullable UUID owner) {}

    @GetMapping("/api/requests")
    Page<RequestRow> list(
            @RequestParam(defaultValue = "mine") String list,
            @RequestParam @Nullable UUID unit,
            @RequestParam @Nullable UUID customer,
            @RequestParam @Nullable UUID contact,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        var filter = new Lists.Filter(unit, customer == null ? null : customers.records(customer), contact);
        var page = lists.of(named(list), me(), filter, Slice.of(after, limit, q));
        return new Page<>(shelf.rows(page.items(), language()), page.next());
    }

    @GetMapping("/api/requests/counts")
    Map<String, Integer> counts() {
        var me = me();
        return Map.of(
                "mine", lists.count(Lists.Name.MINE, me),
                "due", lists.count(Lists.Name.DUE, me),
                "unfinished", lists.count(Lists.Name.UNFINISHED, me));
    }

    @GetMapping("/api/requests/{id}")
    Opened one(@PathVariable UUID id) {
        var timeline = book.timeline(id).stream()
                .map(line ->
                        new ContactCard.TimelineLine(line.at(), line.kind(), readers.named(line.by()), line.data()))
                .toList();
        var files = attachments.of(List.of(id)).stream().map(AttachmentCard::of).toList();
        return new Opened(shown(book.get(id)), timeline, files);
    }

    @PostMapping("/api/requests")
    RequestCard withoutContact() {
        return shown(requests.withoutContact(language(), me()));
    }

    @PostMapping("/api/contacts/{id}/requests")
    RequestCard another(@PathVariable UUID id) {
        return shown(requests.another(id, me()));
    }

    @PutMapping("/api/requests/{id}/draft")
    RequestCard draft(@PathVariable UUID id, @RequestBody RequestDraft draft) {
        return shown(requests.saveDraft(id, draft.form(), me()));
    }

    @PostMapping("/api/requests/{id}/raise")
    RequestCard raise(@PathVariable UUID id, @RequestBody RequestDraft draft) {
        return shown(answers.raise(id, draft.form(), draft.consent(), draft.key(), me()));
    }

    @PostMapping("/api/requests/{id}/link")
    RequestCard link(@PathVariable UUID id, @RequestBody RequestDraft draft) {
        if (draft.order() == null) {
            throw new Refused("request.order-missing", "Choose the order to link with.");
        }
        return shown(answers.link(id, draft.form(), draft.order(), draft.key(), me()));
    }

    @PostMapping("/api/requests/{id}/medical/show")
    MedicalRemark medical(@PathVariable UUID id) {
        return new MedicalRemark(medical.show(id, me().person()));
    }

    @PostMapping("/api/requests/{id}/inform")
    RequestCard inform(@PathVariable UUID id, @RequestBody RequestDraft draft) {
        return shown(answers.inform(id, draft.form(), draft.key(), me()));
    }

    @PostMapping("/api/requests/{id}/record")
    RequestCard record(@PathVariable UUID id, @RequestBody RequestDraft draft) {
        return shown(answers.record(id, draft.form(), draft.key(), me()));
    }

    @PostMapping("/api/requests/{id}/park")
    RequestCard park(@PathVariable UUID id, @RequestBody RequestDraft draft) {
        return shown(answers.park(id, draft.form(), draft.followUpAt(), draft.owner(), draft.key(), me()));
    }

    @PostMapping("/api/requests/{id}/reopen")
    RequestCard reopen(@PathVariable UUID id) {
        return shown(requests.reopen(id, me()));
    }

    @PutMapping("/api/requests/{id}/owner")
    RequestCard give(@PathVariable UUID id, @RequestBody NewOwner to) {
        if (to.owner() == null) {
            throw new Refused("request.owner-cannot", "Choose somebody who works at the desk.");
        }
        return shown(requests.give(id, to.owner(), me()));
    }

    /** Without a place in the address, that of the request. */
    @GetMapping("/api/requests/{id}/reported")
    List<ReportedLine> reported(
            @PathVariable UUID id,
            @RequestParam @Nullable UUID unit,
            @RequestParam @Nullable UUID site,
            @RequestParam @Nullable String code) {
        var language = language();
        var found = unit == null && site == null ? ofRequest(book.get(id), code) : book.reported(unit, site, code);
        return found.stream()
                .map(one -> new ReportedLine(
                        OrderLink.of(one.order(), language),
                        one.order().headline(language),
                        one.order().calledAt(),
                        one.requests(),
                        one.sameCode(),
                        one.sameUnit()))
                .toList();
    }

    private List<RequestBook.Reported> ofRequest(Request request, @Nullable String code) {
        return book.reported(request.unit(), request.site(), code == null ? request.code() : code);
    }

    private RequestCard shown(Request request) {
        return shelf.card(request, language());
    }

    private String language() {
        return readers.languageOf(me().person());
    }

    private By me() {
        var who = people.current();
        return new By(who.person().value(), who.isOneOf(Role.SUPERVISOR, Role.ADMINISTRATOR));
    }

    private static Lists.Name named(String list) {
        return Arrays.stream(Lists.Name.values())
                .filter(name -> name.name().toLowerCase(Locale.ROOT).equals(list))
                .findFirst()
                .orElseThrow(() -> new Refused("request.no-such-list", "There is no list \"{0}\".", list));
    }
}
