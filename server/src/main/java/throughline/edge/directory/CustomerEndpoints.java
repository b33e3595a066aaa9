package throughline.edge.directory;

import java.util.List;
import java.util.Objects;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.customer.ContactPeople;
import throughline.customer.ContactPerson;
import throughline.customer.ContactPersonForm;
import throughline.customer.Customer;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.kernel.Page;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.people.UserId;

/** Customers and the people who speak for them. */
@RestController
@RequestMapping("/api/customers")
class CustomerEndpoints {
    private final Customers customers;
    private final ContactPeople people;
    private final People users;
    private final Asking asking;

    CustomerEndpoints(Customers customers, ContactPeople people, People users, Asking asking) {
        this.customers = customers;
        this.people = people;
        this.users = users;
        this.asking = asking;
    }

    @GetMapping
    Page<Customer> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String kind) {
        var slice = Slice.of(after, limit, q);
        return kind == null ? customers.list(slice) : customers.ofKind(kind, slice);
    }

    @GetMapping("/{id}")
    Customer one(@PathVariable UUID id) {
        return customers.get(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Customer add(@RequestBody CustomerForm form) {
        return customers.add(form, asking.user());
    }

    @PutMapping("/{id}")
    Customer change(@PathVariable UUID id, @RequestBody CustomerForm form) {
        return TooLate.orPresent(() -> customers.change(id, form, asking.user()), () -> customers.get(id));
    }

    @GetMapping("/{id}/people")
    Page<PersonShown> people(@PathVariable UUID id) {
        return new Page<>(shown(people.of(customers.get(id).id())), null);
    }

    @PostMapping("/{id}/people")
    @ResponseStatus(HttpStatus.CREATED)
    PersonShown addPerson(@PathVariable UUID id, @RequestBody ContactPersonForm form) {
        return shown(people.add(id, form, asking.user()));
    }

    /** Agents too: while they talk with somebody, they hear what is not right any more. */
    @PutMapping("/{id}/people/{person}")
    PersonShown changePerson(@PathVariable UUID id, @PathVariable UUID person, @RequestBody ContactPersonForm form) {
        return TooLate.orPresent(
                () -> shown(people.change(id, person, form, asking.user())), () -> shown(people.get(id, person)));
    }

    @DeleteMapping("/{id}/people/{person}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePerson(@PathVariable UUID id, @PathVariable UUID person) {
        people.remove(id, person, asking.user());
    }

    private PersonShown shown(ContactPerson person) {
        return shown(List.of(person)).getFirst();
    }

    /** One query for all the names. */
    private List<PersonShown> shown(List<ContactPerson> some) {
        var names = users.names(some.stream()
                .map(ContactPerson::verifiedBy)
                .filter(Objects::nonNull)
                .map(UserId::new)
                .toList());
        return some.stream()
                .map(person -> new PersonShown(
                        person,
                        person.verifiedBy() == null
                                ? null
                                : new Named(
                                        person.verifiedBy(), names.getOrDefault(new UserId(person.verifiedBy()), ""))))
                .toList();
    }
}
