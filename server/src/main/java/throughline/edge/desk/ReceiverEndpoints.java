package throughline.edge.desk;

import java.util.UUID;
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
import throughline.kernel.Page;
import throughline.people.People;
import throughline.telephony.Receiver;
import throughline.telephony.ReceiverForm;
import throughline.telephony.Receivers;

/** The numbers on which machines call, and what is listened for on each. */
@RestController
@RequestMapping("/api/receivers")
class ReceiverEndpoints {
    private final Receivers receivers;
    private final People people;

    ReceiverEndpoints(Receivers receivers, People people) {
        this.receivers = receivers;
        this.people = people;
    }

    @GetMapping
    Page<Receiver> all() {
        return new Page<>(receivers.all(), null);
    }

    @PostMapping
    Receiver add(@RequestBody ReceiverForm form) {
        return receivers.add(form, me());
    }

    @PutMapping("/{id}")
    Receiver change(@PathVariable UUID id, @RequestBody ReceiverForm form) {
        return receivers.change(id, form, me());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        receivers.remove(id, me());
    }

    private UUID me() {
        return people.current().person().value();
    }
}
