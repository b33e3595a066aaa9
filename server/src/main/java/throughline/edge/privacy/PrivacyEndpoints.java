package throughline.edge.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.customer.PhoneNumbers;
import throughline.kernel.Page;
import throughline.kernel.Witness;
import throughline.people.People;
import throughline.privacy.Copies;
import throughline.privacy.Erasure;
import throughline.privacy.Erasures;
import throughline.privacy.Findings;
import throughline.privacy.Hold;
import throughline.privacy.Holds;
import throughline.privacy.PersonalData;
import throughline.privacy.Retention;

/** For administrators of the whole company. A person is described in the body and never in an address, which others write down. */
@RestController
@RequestMapping("/api/privacy")
class PrivacyEndpoints {
    /** @param suggestions who may be meant by the names */
    record Found(List<PersonalData.Suggestion> suggestions, List<Findings.Finding> findings) {}

    record Kept(List<Retention.Kept> classes, List<Retention.Swept> nights) {}

    /** @param days null for ever */
    record Days(@Nullable Integer days, int version) {}

    /** @param subject a number, an address, or what people call it, such as WO-48211; of a person the id */
    record HoldForm(
            @Nullable String kind,
            @Nullable String subject,
            @Nullable String reason,
            @Nullable Instant until) {}

    private final Findings findings;
    private final Copies copies;
    private final Erasures erasures;
    private final Retention retention;
    private final Holds holds;
    private final Holdable holdable;
    private final PhoneNumbers numbers;
    private final People people;
    private final ObjectProvider<Witness> witness;

    PrivacyEndpoints(
            Findings findings,
            Copies copies,
            Erasures erasures,
            Retention retention,
            Holds holds,
            Holdable holdable,
            PhoneNumbers numbers,
            People people,
            ObjectProvider<Witness> witness) {
        this.findings = findings;
        this.copies = copies;
        this.erasures = erasures;
        this.retention = retention;
        this.holds = holds;
        this.holdable = holdable;
        this.numbers = numbers;
        this.people = people;
        this.witness = witness;
    }

    /** What would go, what stays and why; nothing is changed. */
    @PostMapping("/find")
    Found find(@RequestBody Described whom) {
        var subject = whom.read(numbers);
        witness.ifAvailable(each -> each.note(Witness.Act.SEARCHED, "personal-data", null, null));
        return new Found(
                subject.names().stream()
                        .flatMap(name -> findings.suggest(name).stream())
                        .distinct()
                        .toList(),
                findings.of(subject));
    }

    @PostMapping("/copies")
    void copy(@RequestBody Described whom, HttpServletResponse response) throws IOException {
        var copy = copies.of(whom.read(numbers), me());
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("person.zip", UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        copy.write(response.getOutputStream());
    }

    @GetMapping("/erasures")
    Page<Erasure> erasures() {
        return new Page<>(erasures.all(), null);
    }

    @PostMapping("/erasures")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Erasure erase(@RequestBody Described whom) {
        return erasures.begin(whom.read(numbers), whom.why(), me());
    }

    @GetMapping("/retention")
    Kept retention() {
        return new Kept(retention.dryRun(), retention.nights());
    }

    @PutMapping("/retention/{word}")
    Kept keep(@PathVariable String word, @RequestBody Days days) {
        retention.keep(word, days.days(), days.version(), me());
        return retention();
    }

    @GetMapping("/holds")
    Page<Hold> holds() {
        return new Page<>(holds.all(), null);
    }

    @PostMapping("/holds")
    @ResponseStatus(HttpStatus.CREATED)
    Hold hold(@RequestBody HoldForm form) {
        var kind = Described.text("kind", form.kind(), Described.LONGEST);
        var thing = holdable.find(kind, Described.text("subject", form.subject(), Described.LONGEST));
        var reason = Described.text("reason", form.reason(), Described.LONGEST_REASON);
        return holds.set(kind, thing.subject(), thing.called(), reason, form.until(), me());
    }

    @PostMapping("/holds/{id}/end")
    Hold end(@PathVariable UUID id) {
        return holds.end(id, me());
    }

    private UUID me() {
        return requireNonNull(people.current().user()).value();
    }
}
