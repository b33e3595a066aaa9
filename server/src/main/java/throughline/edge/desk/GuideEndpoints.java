package throughline.edge.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.people.People;
import throughline.procedure.Guide;
import throughline.procedure.GuideVersion;
import throughline.procedure.Guides;

/** The guides of the safety department and their versions: read by everybody, written and approved by those who keep what others work by. */
@RestController
@RequestMapping("/api/guides")
class GuideEndpoints {
    private final Guides guides;
    private final Readers readers;
    private final People people;

    GuideEndpoints(Guides guides, Readers readers, People people) {
        this.guides = guides;
        this.readers = readers;
        this.people = people;
    }

    /** What each field means stands at {@link GuideVersion}. */
    record Shown(
            UUID id,
            String kind,
            @Nullable String country,
            @Nullable String equipment,
            int version,
            String state,
            Guide guide,
            ContactRow.@Nullable Named writtenBy,
            Instant writtenAt,
            ContactRow.@Nullable Named approvedBy,
            @Nullable Instant approvedAt,
            int revision) {}

    /** @param country and {@code equipment}: empty for every */
    record For(@Nullable String country, @Nullable String equipment) {}

    record Written(@Nullable Guide guide, @Nullable Integer revision) {}

    @GetMapping
    List<Shown> list() {
        return guides.list().stream().map(this::shown).toList();
    }

    @GetMapping("/{id}")
    Shown one(@PathVariable UUID id) {
        return shown(guides.get(id));
    }

    /** A draft that begins as a copy of this version. */
    @PostMapping("/{id}/draft")
    Shown draft(@PathVariable UUID id, @RequestBody For of) {
        return shown(guides.draft(id, of.country(), of.equipment(), me()));
    }

    @PutMapping("/{id}")
    Shown change(@PathVariable UUID id, @RequestBody Written written) {
        return shown(guides.change(id, written.guide(), written.revision(), me()));
    }

    @PostMapping("/{id}/approve")
    Shown approve(@PathVariable UUID id) {
        return shown(guides.approve(id, me()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        guides.remove(id, me());
    }

    private Shown shown(GuideVersion of) {
        return new Shown(
                of.id(),
                of.kind(),
                of.country(),
                of.equipment(),
                of.version(),
                of.state(),
                of.guide(),
                readers.named(of.writtenBy()),
                of.writtenAt(),
                readers.named(of.approvedBy()),
                of.approvedAt(),
                of.revision());
    }

    private UUID me() {
        return people.current().person().value();
    }
}
