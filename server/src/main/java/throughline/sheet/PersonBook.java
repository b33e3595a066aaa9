package throughline.sheet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.customer.ContactPeople;
import throughline.customer.ContactPerson;
import throughline.customer.ContactPersonForm;
import throughline.customer.Customer;
import throughline.customer.Customers;
import throughline.kernel.Page;
import throughline.kernel.Slice;

/** Contact people, known by their customer and their name. */
@Component
class PersonBook implements Book<ContactPerson, ContactPersonForm> {
    private final Customers customers;
    private final ContactPeople people;

    PersonBook(Customers customers, ContactPeople people) {
        this.customers = customers;
        this.people = people;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.PERSON;
    }

    @Override
    public List<Column<ContactPerson>> columns() {
        return PersonColumns.ALL;
    }

    @Override
    public Class<ContactPersonForm> form() {
        return ContactPersonForm.class;
    }

    @Override
    public int version(ContactPerson kept) {
        return kept.version();
    }

    /** Two of one name at one customer: the one that was added first is meant. */
    @Override
    public Map<List<Object>, ContactPerson> kept(Collection<List<Object>> keys) {
        var asked = keys.stream().map(key -> (UUID) key.getFirst()).collect(Collectors.toSet());
        return people.of(asked).stream()
                .collect(Collectors.toMap(
                        person -> List.of(person.customer(), person.name()),
                        person -> person,
                        (one, other) -> one.id().compareTo(other.id()) < 0 ? one : other));
    }

    @Override
    public Object keeps(ContactPersonForm form) {
        return people.kept(form);
    }

    @Override
    public void add(List<Fresh<ContactPersonForm>> fresh, @Nullable UUID by) {
        people.addAll(
                fresh.stream()
                        .map(each -> new ContactPeople.Speaker((UUID) each.key().getFirst(), each.form()))
                        .toList(),
                by);
    }

    @Override
    public void change(ContactPerson kept, ContactPersonForm form, @Nullable UUID by) {
        people.change(kept.customer(), kept.id(), form, by);
    }

    /** A page holds the people of a page of customers. */
    @Override
    public Page<ContactPerson> page(Slice slice) {
        var page = customers.list(slice);
        return new Page<>(people.of(page.items().stream().map(Customer::id).toList()), page.next());
    }
}
