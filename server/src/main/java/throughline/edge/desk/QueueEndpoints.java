package throughline.edge.desk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.kernel.Page;
import throughline.people.People;
import throughline.routing.Queues;
import throughline.routing.Queues.Queue;

/** Queues and the numbers that lead to them. */
@RestController
@RequestMapping("/api/queues")
class QueueEndpoints {
    private final Queues queues;
    private final People people;

    QueueEndpoints(Queues queues, People people) {
        this.queues = queues;
        this.people = people;
    }

    /** What the form sends; what it leaves out keeps its usual value. */
    record QueueForm(
            @Nullable String name,
            @Nullable String language,
            @Nullable String skill,
            @Nullable Integer priority,
            @Nullable Integer answerWithinSeconds,
            @Nullable Integer offerSeconds,
            @Nullable List<String> dialledNumbers,
            @Nullable Integer version) {
        Queue queue(UUID id) {
            return new Queue(
                    id,
                    name == null ? "" : name,
                    language == null ? "en" : language,
                    skill,
                    priority == null ? 5 : priority,
                    answerWithinSeconds == null ? 20 : answerWithinSeconds,
                    offerSeconds == null ? 20 : offerSeconds,
                    dialledNumbers == null ? List.of() : dialledNumbers,
                    version == null ? 0 : version);
        }
    }

    @GetMapping
    Page<Queue> all() {
        return new Page<>(queues.all(), null);
    }

    @PostMapping
    Queue create(@RequestBody QueueForm form) {
        return queues.create(form.queue(new UUID(0, 0)), me());
    }

    @PutMapping("/{id}")
    Queue change(@PathVariable UUID id, @RequestBody QueueForm form) {
        return queues.change(id, form.queue(id), me());
    }

    private UUID me() {
        return people.current().person().value();
    }
}
