package throughline.edge.directory;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.fieldapp.Phone;
import throughline.fieldapp.Phones;
import throughline.people.People;

/** The phones on which a technician has the app. */
@RestController
@RequestMapping("/api/technicians/{id}/phones")
class PhoneEndpoints {
    private final Phones phones;
    private final People people;

    PhoneEndpoints(Phones phones, People people) {
        this.phones = phones;
        this.people = people;
    }

    record Shown(List<Phone> items) {}

    @GetMapping
    Shown list(@PathVariable UUID id) {
        return new Shown(phones.of(id));
    }

    /** Texts the technician a link that makes the phone on which it is opened hers. */
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void invite(@PathVariable UUID id) {
        phones.invite(id, people.current().person().value());
    }

    @DeleteMapping("/{phone}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id, @PathVariable UUID phone) {
        phones.revoke(id, phone, people.current().person().value());
    }
}
