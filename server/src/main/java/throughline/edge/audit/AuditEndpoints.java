package throughline.edge.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.audit.Audit;
import throughline.audit.Wrong;
import throughline.kernel.Page;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.people.UserId;
import throughline.sheet.SheetWriter;

/** Who saw and who changed what. Reading it is in it too. */
@RestController
@RequestMapping("/api/audit")
class AuditEndpoints {
    private static final int EXPORTED_AT_ONCE = 200;
    private static final List<String> HEAD =
            List.of("at", "nature", "who", "name", "roles", "act", "kind", "subject", "deed", "reason", "way", "id");

    /** @param name of the person or the token; null for nobody in particular, and for a person who is no more */
    record Row(
            UUID id,
            Instant at,
            String nature,
            @Nullable String who,
            @Nullable String name,
            List<String> roles,
            String act,
            String kind,
            @Nullable String subject,
            @Nullable String deed,
            @Nullable String reason,
            @Nullable String way) {}

    /** @param kind such as {@code gap} */
    record WrongRow(String kind, long seq, @Nullable UUID entry, String detail) {
        static WrongRow of(Wrong wrong) {
            return new WrongRow(wrong.kind().word(), wrong.seq(), wrong.entry(), wrong.detail());
        }
    }

    record Verified(Instant at, long links, long millis, List<WrongRow> wrong) {}

    /** @param late an entry waits for its link for more than a minute */
    record State(
            long links,
            boolean late,
            @Nullable Instant checkpoint,
            long checkpointLinks,
            @Nullable Verified verified) {}

    /** What is looked for; what is left out is not asked about. @param from included, {@code to} excluded */
    record Asked(
            @Nullable String who,
            @Nullable String act,
            @Nullable String kind,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant to) {
        Audit.Filter filter() {
            return new Audit.Filter(word(who), word(act), word(kind), word(subject), from, to);
        }

        private static @Nullable String word(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    private final Audit audit;
    private final People people;

    AuditEndpoints(Audit audit, People people) {
        this.audit = audit;
        this.people = people;
    }

    @GetMapping
    Page<Row> page(
            @ModelAttribute Asked asked,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = audit.page(asked.filter(), Slice.of(after, limit, null));
        return new Page<>(named(page.items()), page.next());
    }

    @GetMapping("/state")
    State state() {
        var state = audit.state();
        var verified = state.verified();
        return new State(
                state.links(),
                state.isLate(),
                state.checkpoint(),
                state.checkpointLinks(),
                verified == null
                        ? null
                        : new Verified(
                                verified.at(),
                                verified.links(),
                                verified.took().toMillis(),
                                verified.wrong().stream().map(WrongRow::of).toList()));
    }

    /** All that the list shows for this, the newest first. @param excel with semicolons, and marked as UTF-8 */
    @GetMapping("/export")
    void export(
            @ModelAttribute Asked asked,
            @RequestParam(defaultValue = "false") boolean excel,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("audit.csv", UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try (var sheet = new SheetWriter(response.getOutputStream(), excel ? ';' : ',', excel)) {
            sheet.write(HEAD);
            String after = null;
            do {
                var page = audit.page(asked.filter(), Slice.of(after, EXPORTED_AT_ONCE, null));
                named(page.items()).forEach(row -> sheet.write(cells(row)));
                after = page.next();
            } while (after != null);
        }
    }

    private static List<String> cells(Row row) {
        return Stream.of(
                        row.at().toString(),
                        row.nature(),
                        row.who(),
                        row.name(),
                        String.join(" ", row.roles()),
                        row.act(),
                        row.kind(),
                        row.subject(),
                        row.deed(),
                        row.reason(),
                        row.way(),
                        row.id().toString())
                .map(cell -> Objects.requireNonNullElse(cell, ""))
                .toList();
    }

    private List<Row> named(List<Audit.Done> all) {
        var names = people.names(all.stream()
                .map(AuditEndpoints::person)
                .filter(Objects::nonNull)
                .toList());
        return all.stream().map(done -> row(done, names)).toList();
    }

    private static @Nullable UserId person(Audit.Done done) {
        var who = done.who();
        return who != null && done.nature().equals("person") ? new UserId(UUID.fromString(who)) : null;
    }

    private static Row row(Audit.Done done, Map<UserId, String> names) {
        var person = person(done);
        return new Row(
                done.id(),
                done.at(),
                done.nature(),
                done.who(),
                person == null ? done.who() : names.get(person),
                done.roles(),
                done.act(),
                done.kind(),
                done.subject(),
                done.deed(),
                done.reason(),
                done.way());
    }
}
