package throughline.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.testing.SomeRooms;

/** Somebody entered a customer a second time, because nobody found the first. */
class FoundTwiceTest {
    private final SomeRooms rooms = SomeRooms.of(Instant.parse("2026-11-27T08:00:00Z"), "customer", "asset");
    private final Customers customers = rooms.door(Customers.class);
    private final ContactPeople people = rooms.door(ContactPeople.class);
    private final Sites sites = rooms.door(Sites.class);
    private final Duplicates duplicates = rooms.door(Duplicates.class);
    private final DuplicatesDue due = rooms.door(DuplicatesDue.class);

    /** The test compares itself, so that it knows when. */
    @BeforeEach
    void nobodyElseLooks() {
        due.stop();
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void theSameNumberInAnotherNotationIsFound() {
        var one = customer("Quay House", "020 7946 0123", null);
        var other = customer("The Quay", "0044 20 7946 0123", null);
        customer("Elsewhere", "020 7946 0555", null);

        assertThat(found()).containsExactly(pair(one, other, "phone"));
        assertThat(duplicates.of(other)).hasSize(1);
    }

    @Test
    void theSameMailAddressIsFoundWhateverItsCapitals() {
        var one = customer("Quay House", null, "Office@Quay.example");
        var other = customer("The Quay", null, "office@quay.example");

        assertThat(found()).containsExactly(pair(one, other, "mail"));
    }

    @Test
    void theSameNameIsFoundInTheSameTownOnlyUnlessOneIsNowhereYet() {
        var uppsala = customer("BRF Sölvändan AB", null, null);
        site(uppsala, "Uppsala");
        var again = customer("Solvandan, Brf", null, null);
        assertThat(found()).containsExactly(pair(uppsala, again, "name"));

        site(again, "Lund");
        assertThat(found()).as("another association of that name").isEmpty();

        site(again, "UPPSALA");
        assertThat(found()).containsExactly(pair(uppsala, again, "town"));
    }

    @Test
    void chineseNamesAreFoundWithoutTheirLegalForm() {
        var one = customer("大安電梯股份有限公司", null, null);
        var other = customer("大安電梯有限公司", null, null);

        assertThat(found()).containsExactly(pair(one, other, "name"));
    }

    @Test
    void aManagerWhoSpeaksForTwoCustomersDoesNotMakeThemOneButAProspectIsAskedAbout() {
        person(customer("Quay House", null, null), "Sam", "+442079460123");
        person(customer("Mill Yard", null, null), "Sam", "+442079460123");
        assertThat(found()).isEmpty();

        var prospect = customers
                .add(CustomerForm.prospect("Mill Yard flats", "en", null), null)
                .id();
        person(prospect, "Samuel", "+442079460123");
        assertThat(found()).hasSize(2).allSatisfy(pair -> assertThat(pair).contains(prospect.toString(), "phone"));
    }

    @Test
    void twoPeopleOfOneCustomerAreFound() {
        var quay = customer("Quay House", null, null);
        var one = person(quay, "Sam Reed", "+442079460123");
        var other = person(quay, "Reed, Sam", "+442079460124");
        person(quay, "Ines", "+442079460125");

        due.compareSome();
        assertThat(duplicates.list(Merging.PERSON, Slice.first(10)).items())
                .extracting(FoundTwiceTest::told)
                .containsExactly(pair(one, other, "name"));

        people.remove(quay, other, null);
        due.compareSome();
        assertThat(duplicates.list(Merging.PERSON, Slice.first(10)).items()).isEmpty();
    }

    @Test
    void aSwitchboardThatManyShareMakesNoPairsNotEvenTheFirst() {
        IntStream.range(0, Comparing.CROWD).forEach(i -> customer("Branch " + i, "+442079460100", null));
        assertThat(found()).hasSize(Comparing.CROWD * (Comparing.CROWD - 1) / 2);

        customer("One branch more", "+442079460100", null);
        assertThat(found()).isEmpty();

        IntStream.range(0, 200).forEach(i -> customer("Office " + i, "+442079460100", null));
        assertThat(found()).isEmpty();
    }

    @Test
    void whatWasDismissedStaysDismissedAfterAnotherChange() {
        var one = customer("Quay House", "+442079460123", null);
        var other = customer("The Quay", "+442079460123", null);
        found();
        var pair = duplicates.of(one).getFirst().id();

        duplicates.dismiss(pair, UUID.randomUUID());
        customers.change(other, form("Quay House", "+442079460123", null, 1), null);
        assertThat(found()).isEmpty();
        refused("customer.no-such-duplicate", () -> duplicates.dismiss(pair, null));

        duplicates.takeBack(pair);
        assertThat(found()).hasSize(1);
    }

    @Test
    void whatIsNotTheSameAnyMoreIsListedNoLonger() {
        customer("Quay House", "+442079460123", null);
        var other = customer("The Quay", "+442079460123", null);
        assertThat(found()).hasSize(1);

        customers.change(other, form("The Quay", "+442079460124", null, 1), null);
        assertThat(found()).isEmpty();
    }

    @Test
    void whoWasThereBeforeIsFoundInTheBackgroundAndGoesOnAfterAStop() {
        IntStream.range(0, DuplicatesDue.AT_ONCE + 20)
                .forEach(i -> customer("Owner " + i, null, "o" + i + "@owner.example"));
        customer("Owner again", null, "o" + (DuplicatesDue.AT_ONCE + 19) + "@owner.example");
        rooms.door(DSLContext.class).execute("delete from customer.to_compare");
        rooms.door(DSLContext.class).execute("delete from customer.compared");
        assertThat(duplicates.list(Merging.CUSTOMER, Slice.first(10)).items()).isEmpty();

        due.compareSome();
        assertThat(duplicates.list(Merging.CUSTOMER, Slice.first(10)).items())
                .as("not so far yet")
                .isEmpty();
        assertThat(found()).hasSize(1);
        assertThat(due.compareSome()).as("nothing is left").isFalse();
    }

    @Test
    void theServerLooksByItself() {
        customer("Quay House", "+442079460123", null);
        customer("The Quay", "+442079460123", null);

        due.start();

        await().until(() ->
                duplicates.list(Merging.CUSTOMER, Slice.first(10)).items().size() == 1);
    }

    @Test
    void theListIsReadPageByPage() {
        for (int i = 0; i < 5; i++) {
            customer("One " + i, null, i + "@same.example");
            customer("Other " + i, null, i + "@same.example");
            found();
        }
        var first = duplicates.list(Merging.CUSTOMER, Slice.first(3));
        var second = duplicates.list(Merging.CUSTOMER, Slice.of(first.next(), 3, null));

        assertThat(Stream.of(first, second)
                        .flatMap(page -> page.items().stream())
                        .map(Duplicate::id))
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    private List<String> found() {
        for (int looks = 0; looks < 20 && due.compareSome(); looks++) {}
        return duplicates.list(Merging.CUSTOMER, Slice.first(200)).items().stream()
                .map(FoundTwiceTest::told)
                .toList();
    }

    private static String told(Duplicate found) {
        return found.one().id() + " " + found.other().id() + " "
                + String.join(
                        " ", found.reasons().stream().map(Duplicate.Reason::why).toList());
    }

    private static String pair(UUID one, UUID other, String why) {
        return one + " " + other + " " + why;
    }

    private UUID customer(String name, @Nullable String phone, @Nullable String email) {
        return customers.add(form(name, phone, email, null), null).id();
    }

    private static CustomerForm form(
            String name, @Nullable String phone, @Nullable String email, @Nullable Integer version) {
        return new CustomerForm(name, "en", phone, email, null, version);
    }

    private UUID person(UUID customer, String name, String phone) {
        return people.add(customer, new ContactPersonForm(name, null, List.of(phone), "en", false, null), null)
                .id();
    }

    private void site(UUID customer, String city) {
        sites.add(new SiteForm(customer, "House", "Street 1", "", city, "SE", null, null, null, null), null);
    }

    private static void refused(String code, Runnable act) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(act::run)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
