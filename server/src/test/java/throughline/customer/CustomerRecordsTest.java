package throughline.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import throughline.kernel.History.Change;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.testing.SomeRooms;

/** What is kept of customers and their people, and how it came to be so. */
class CustomerRecordsTest {
    private static final SomeRooms ROOMS = SomeRooms.of(Instant.parse("2026-11-27T09:00:00Z"), "customer");
    private static final Customers CUSTOMERS = ROOMS.door(Customers.class);
    private static final ContactPeople PEOPLE = ROOMS.door(ContactPeople.class);
    private static final CustomerHistory HISTORY = ROOMS.door(CustomerHistory.class);
    private static final UUID MARET = UUID.randomUUID();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void aCallerWhomNobodyKnewIsAProspectUntilSomebodyMakesThemACustomer() {
        var caller = CUSTOMERS.add(form("prospect", "Harbour Homes", "mail", null, null), MARET);

        assertThat(names("prospect")).contains("Harbour Homes");
        assertThat(names("customer")).doesNotContain("Harbour Homes");
        CUSTOMERS.change(caller.id(), form("customer", "Harbour Homes", "mail", null, caller.version()), MARET);
        assertThat(names("prospect")).doesNotContain("Harbour Homes");
        assertThat(names("customer")).contains("Harbour Homes");
    }

    @Test
    void billsByMailNeedAnAddressThatAMailCanReach() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> CUSTOMERS.add(form("friend", "Quay", "mail", "1 Quay Street", null), null))
                .satisfies(refused -> assertThat(refused.fields()).containsOnlyKeys("kind", "deliveryAddress"));
        assertThat(CUSTOMERS.add(form(null, "Quay", "paper", "1 Quay Street", null), null))
                .extracting(Customer::kind, Customer::delivery, Customer::deliveryAddress, Customer::verifiedOn)
                .containsExactly("customer", "paper", "1 Quay Street", TODAY);
    }

    @Test
    void aPersonHasSeveralAddressesAndSaysHowToBeReached() {
        var quay = CUSTOMERS.add(form(null, "Quay", "paper", "", null), null).id();
        var sam = PEOPLE.add(
                quay,
                person("Sam Reed", List.of("sam@quay.example", " ", "reed@quay.example", "sam@quay.example"), null),
                null);

        assertThat(sam.emails()).containsExactly("sam@quay.example", "reed@quay.example");
        assertThat(sam.prefers()).isEqualTo("text");
        assertThat(PEOPLE.of(quay)).containsExactly(sam);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> PEOPLE.add(quay, person("Sam", List.of("sam at quay"), null), null))
                .satisfies(refused -> assertThat(refused.fields()).containsOnlyKeys("emails"));
    }

    @Test
    void theHistorySaysWhoChangedWhatFromWhatToWhat() {
        var tower = CUSTOMERS.add(form(null, "Tower", "mail", null, null), MARET);
        var sam = PEOPLE.add(tower.id(), person("Sam Reed", List.of(), null), MARET);
        PEOPLE.change(tower.id(), sam.id(), person("Sam Reed-Horvat", List.of("sam@tower.example"), 1), MARET);
        PEOPLE.remove(tower.id(), sam.id(), null);
        CUSTOMERS.change(tower.id(), form(null, "Tower Ltd", "portal", null, 1), MARET);

        var told = HISTORY.ofCustomer(tower.id(), Slice.first(10)).items();
        assertThat(told)
                .extracting(Change::kind)
                .containsExactly(
                        "customer-changed", "person-removed", "person-changed", "person-added", "customer-added");
        assertThat(told.getFirst().by()).isEqualTo(MARET);
        assertThat(told.getFirst().fields())
                .extracting(moved -> moved.field() + ": " + moved.before() + " -> " + moved.after())
                .containsExactlyInAnyOrder("name: \"Tower\" -> \"Tower Ltd\"", "delivery: \"mail\" -> \"portal\"");
        assertThat(HISTORY.ofPerson(sam.id(), Slice.first(10)).items())
                .extracting(Change::kind)
                .containsExactly("person-removed", "person-changed", "person-added");
        assertThat(told.get(2).fields())
                .extracting(moved -> moved.field() + ": " + moved.before() + " -> " + moved.after())
                .containsExactlyInAnyOrder(
                        "name: \"Sam Reed\" -> \"Sam Reed-Horvat\"", "emails: null -> [\"sam@tower.example\"]");
    }

    @Test
    void aLongHistoryIsReadPageByPage() {
        var tower = CUSTOMERS.add(form(null, "Old Tower", "mail", null, null), MARET);
        for (int version = 1; version <= 5; version++) {
            CUSTOMERS.change(tower.id(), form(null, "Old Tower " + version, "mail", null, version), MARET);
        }

        var first = HISTORY.ofCustomer(tower.id(), Slice.first(4));
        var second = HISTORY.ofCustomer(tower.id(), Slice.of(first.next(), 4, null));
        assertThat(first.items()).hasSize(4);
        assertThat(second.items()).extracting(Change::kind).containsExactly("customer-changed", "customer-added");
        assertThat(second.next()).isNull();
    }

    private static List<String> names(String kind) {
        return CUSTOMERS.ofKind(kind, Slice.first(100)).items().stream()
                .map(Customer::name)
                .toList();
    }

    private static CustomerForm form(String kind, String name, String delivery, String address, Integer version) {
        return new CustomerForm(kind, name, "en", null, null, delivery, address, null, TODAY, version);
    }

    private static ContactPersonForm person(String name, List<String> emails, Integer version) {
        return new ContactPersonForm(name, "Caretaker", List.of(), emails, "en", false, "text", TODAY, version);
    }
}
