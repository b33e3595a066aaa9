package throughline.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.asset.PlannedChangeForm;
import throughline.asset.PlannedChanges;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.finder.Finder;
import throughline.finder.Kind;
import throughline.kernel.History.Change;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.testing.SomeRooms;

/** Brf Kajen was entered once from its agreement and once from a call; one of the two stays, and it can be undone. */
class TwoCustomersAreOneTest {
    private static final UUID ANN = UUID.randomUUID();

    private final SomeRooms rooms = SomeRooms.of(Instant.parse("2026-11-27T08:00:00Z"), "customer", "asset");
    private final Customers customers = rooms.door(Customers.class);
    private final ContactPeople people = rooms.door(ContactPeople.class);
    private final Agreements agreements = rooms.door(Agreements.class);
    private final Sites sites = rooms.door(Sites.class);
    private final PlannedChanges planned = rooms.door(PlannedChanges.class);
    private final Callers callers = rooms.door(Callers.class);
    private final Finder finder = rooms.door(Finder.class);
    private final Merges merges = rooms.door(Merges.class);

    private final UUID kajen = customers
            .add(new CustomerForm("Brf Kajen", "sv", "+46317390612", null, "Ring först", null), null)
            .id();
    private final UUID again = customers
            .add(
                    new CustomerForm(
                            "Bostadsrättsföreningen Kajen", "sv", "+46317390699", "styrelse@kajen.example", null, null),
                    null)
            .id();
    private final UUID ingrid = person(again, "Ingrid", "+46317390655");
    private final UUID agreement = agreements
            .add(new AgreementForm(again, "Care", "8-16", 45, 120, 8, LocalDate.of(2020, 1, 1), null, null), null)
            .id();
    private final UUID port = site(again, "Port A");
    private final UUID elsewhere = site(customer("Säljaren"), "Såld");

    @BeforeEach
    void somebodyLeavesAndSomethingIsBought() {
        rooms.door(DuplicatesDue.class).stop();
        rooms.door(DeparturesDue.class).stop();
        rooms.door(Departures.class).plan(again, ingrid, LocalDate.of(2027, 3, 1), ZoneId.of("Europe/Stockholm"), null);
        planned.newOwner(elsewhere, new PlannedChangeForm(LocalDate.of(2027, 1, 1), again, null, null), null);
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void whatWouldMoveIsSaidBefore() {
        assertThat(merges.compare(Merging.CUSTOMER, kajen, again).other().moves())
                .containsExactly(
                        entry("people", 1), entry("agreements", 1), entry("sites", 1), entry("plannedChanges", 1));
    }

    @Test
    void everythingIsTheSurvivorsAndEmptyFieldsAreFilled() {
        merge();

        var kept = customers.get(kajen);
        assertThat(kept.name()).isEqualTo("Brf Kajen");
        assertThat(kept.email()).isEqualTo("styrelse@kajen.example");
        assertThat(kept.note()).isEqualTo("Ring först");
        assertThat(people.of(kajen)).extracting(ContactPerson::id).containsExactly(ingrid);
        assertThat(people.of(kajen).getFirst().leavesOn()).isEqualTo(LocalDate.of(2027, 3, 1));
        assertThat(agreements.get(agreement).customer()).isEqualTo(kajen);
        assertThat(sites.get(port).customer()).isEqualTo(kajen);
        assertThat(planned.ofSite(elsewhere).getFirst().customer()).isEqualTo(kajen);
    }

    @Test
    void theMergedOneIsListedNoLongerButItsNameNumberAndTelephoneFindTheSurvivor() {
        var number = customers.get(again).number();
        merge();

        assertThat(customers.list(Slice.first(50)).items())
                .extracting(Customer::id)
                .contains(kajen)
                .doesNotContain(again);
        assertThat(customers.get(again).id()).as("its links go on working").isEqualTo(kajen);
        assertThat(customers.records(again)).containsExactlyInAnyOrder(kajen, again);
        assertThat(customers.names(Set.of(again))).containsEntry(again, "Brf Kajen");
        assertThat(customers.idsOf(List.of(number))).containsEntry(number, kajen);
        for (var words : List.of("bostadsrättsföreningen kajen", number, "0317390699", "brf kajen")) {
            assertThat(finder.find(words, Set.of(Kind.CUSTOMER), 5))
                    .as(words)
                    .extracting(Finder.Hit::id)
                    .containsExactly(kajen);
        }
        for (var phone : List.of("031-739 06 12", "031-739 06 99", "031-739 06 55")) {
            assertThat(callers.whoIs(phone))
                    .as(phone)
                    .isInstanceOfSatisfying(
                            Who.Known.class,
                            who -> assertThat(who.caller().customer()).isEqualTo(kajen));
        }
        assertThat(Objects.requireNonNull(callers.customer(again)).customer()).isEqualTo(kajen);
    }

    @Test
    void aNumberThatGaveWayStillFindsTheSurvivor() {
        merges.merge(form(kajen, again, List.of("phone", "name")), ANN);

        assertThat(customers.get(kajen).phone()).isEqualTo("+46317390699");
        customers.change(kajen, new CustomerForm("Kajen", "sv", "+46317390699", null, null, 2), ANN);
        assertThat(callers.whoIs("+46317390612")).isInstanceOf(Who.Known.class);
    }

    @Test
    void theMergedOneIsNotEditedNorUsedNorMergedAgain() {
        merge();

        refused(
                "customer.already-merged",
                () -> customers.change(again, new CustomerForm("X", "sv", null, null, null, 2), ANN));
        refused("customer.already-merged", () -> site(again, "Port B"));
        refused("customer.already-merged", () -> person(again, "Nils", "+46317390611"));
        refused("customer.already-merged", () -> merges.compare(Merging.CUSTOMER, again, elsewhereOwner()));
        refused("customer.already-merged", () -> merges.merge(form(elsewhereOwner(), again, null), ANN));
        refused("customer.already-merged", () -> merges.merge(form(again, elsewhereOwner(), null), ANN));
    }

    @Test
    void itIsUndoneWhole() {
        var before = Stream.of(kajen, again).map(customers::get).toList();
        var merge = merge();

        var undone = merges.undo(merge.id(), ANN);

        assertThat(undone.left()).isEmpty();
        assertThat(undone.fields()).isEmpty();
        assertThat(Stream.of(kajen, again).map(customers::get).toList())
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(before);
        assertThat(people.of(again)).extracting(ContactPerson::id).containsExactly(ingrid);
        assertThat(people.of(kajen)).isEmpty();
        assertThat(agreements.get(agreement).customer()).isEqualTo(again);
        assertThat(sites.get(port).customer()).isEqualTo(again);
        assertThat(planned.ofSite(elsewhere).getFirst().customer()).isEqualTo(again);
        assertThat(finder.find("bostadsrättsföreningen", Set.of(Kind.CUSTOMER), 5))
                .extracting(Finder.Hit::id)
                .containsExactly(again);
        assertThat(callers.whoIs("+46317390655"))
                .isInstanceOfSatisfying(
                        Who.Known.class,
                        who -> assertThat(who.caller().customer()).isEqualTo(again));
        assertThat(merges.of(kajen)).isEmpty();
        refused("customer.already-unmerged", () -> merges.undo(merge.id(), ANN));
    }

    @Test
    void whatWasChangedSinceStaysAndIsSaid() {
        var second = site(again, "Port B");
        var merge = merge();
        var sold = sites.get(second);
        sites.change(second, siteForm(elsewhereOwner(), "Port B", sold.version()), ANN);
        var now = customers.get(kajen);
        customers.change(
                kajen,
                new CustomerForm(now.name(), "sv", now.phone(), "ny@kajen.example", now.note(), now.version()),
                ANN);
        people.remove(kajen, ingrid, ANN);

        var undone = merges.undo(merge.id(), ANN);

        assertThat(undone.left()).containsExactly(entry("people", 1), entry("sites", 1));
        assertThat(undone.fields()).containsExactly("email");
        assertThat(sites.get(second).customer()).isEqualTo(elsewhereOwner());
        assertThat(sites.get(port).customer()).isEqualTo(again);
        assertThat(customers.get(kajen).email()).isEqualTo("ny@kajen.example");
    }

    @Test
    void ofAChainTheLastIsUndoneFirst() {
        var third = customer("Kajen 3");
        var first = merge();
        var second = merges.merge(form(third, kajen, null), ANN);
        assertThat(customers.get(again).id()).isEqualTo(third);
        assertThat(sites.get(port).customer()).isEqualTo(third);
        assertThat(callers.whoIs("+46317390699"))
                .isInstanceOfSatisfying(
                        Who.Known.class,
                        who -> assertThat(who.caller().customer()).isEqualTo(third));

        refused("customer.survivor-merged-later", () -> merges.undo(first.id(), ANN));
        merges.undo(second.id(), ANN);
        assertThat(customers.get(again).id()).isEqualTo(kajen);
        merges.undo(first.id(), ANN);
        assertThat(customers.get(again).id()).isEqualTo(again);
        assertThat(sites.get(port).customer()).isEqualTo(again);
    }

    // ASVS 2.3.4, 15.4.2, 15.4.3
    @Test
    void ofTwoWhoMergeTheSameAtOnceOneWins() throws Exception {
        var ready = new CountDownLatch(1);
        var forms = List.of(form(kajen, again, null), form(again, kajen, null));
        var answers = forms.stream()
                .map(form -> CompletableFuture.supplyAsync(() -> {
                    try {
                        ready.await();
                        merges.merge(form, ANN);
                        return "merged";
                    } catch (Refused refused) {
                        return refused.code();
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                }))
                .toList();
        ready.countDown();

        assertThat(answers.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder("merged", "customer.already-merged");
        assertThat(customers.get(kajen)).isEqualTo(customers.get(again));
        assertThat(merges.of(kajen)).hasSize(1).extracting(Merge::by).containsExactly(ANN);
    }

    @Test
    void whoeverComparedAnOlderVersionLooksAgain() {
        var form = form(kajen, again, null);
        customers.change(again, new CustomerForm("Kajen 2", "sv", null, null, null, 1), ANN);

        refused("kernel.edited-by-someone-else", () -> merges.merge(form, ANN));
        assertThat(customers.get(again).id()).isEqualTo(again);
    }

    @Test
    void strangeIdsAndFieldsAreRefused() {
        refused("customer.merge-with-itself", () -> merges.merge(form(kajen, kajen, null), ANN));
        refused("customer.no-such-customer", () -> merges.compare(Merging.CUSTOMER, kajen, UUID.randomUUID()));
        refused(
                "customer.no-such-customer",
                () -> merges.merge(new MergeForm(null, kajen, UUID.randomUUID(), 1, 1, null), ANN));
        refused("kernel.form-incomplete", () -> merges.merge(new MergeForm(null, null, again, 1, 1, null), ANN));
        refused("kernel.form-incomplete", () -> merges.merge(form(kajen, again, List.of("id")), ANN));
        refused("kernel.word-unknown", () -> Merging.of("site"));
        refused("customer.no-such-merge", () -> merges.undo(UUID.randomUUID(), ANN));
        assertThat(customers.get(again).id()).isEqualTo(again);
    }

    @Test
    void theHistoryOfBothSaysWhoAndWhat() {
        var merge = merge();
        merges.undo(merge.id(), ANN);

        var history = rooms.door(CustomerHistory.class);
        var told = history.ofCustomer(kajen, Slice.first(2)).items();
        assertThat(told).extracting(Change::kind).containsExactly("customer-unmerged", "customer-merged");
        assertThat(told).extracting(Change::by).containsOnly(ANN);
        assertThat(told.getLast().fields())
                .extracting(moved -> moved.field() + " " + moved.after().asString())
                .contains("email styrelse@kajen.example")
                .anySatisfy(field ->
                        assertThat(field).startsWith("mergedFrom CU-").endsWith("Bostadsrättsföreningen Kajen"));
        assertThat(history.ofCustomer(again, Slice.first(2)).items())
                .extracting(Change::kind)
                .containsExactly("customer-unmerged", "customer-merged-into");
    }

    @Test
    void aPairOfOneThatWasMergedIsDecidedForTheSurvivor() {
        var due = rooms.door(DuplicatesDue.class);
        var duplicates = rooms.door(Duplicates.class);
        var stranger = customers
                .add(new CustomerForm("Pir", "sv", "+46317390699", null, null, null), null)
                .id();
        while (due.compareSome()) {}
        duplicates.dismiss(duplicates.of(again).getFirst().id(), ANN);

        merge();
        while (due.compareSome()) {}

        assertThat(duplicates.of(stranger)).isEmpty();
        assertThat(duplicates.list(Merging.CUSTOMER, Slice.first(10)).items()).isEmpty();
        customers.add(new CustomerForm("Kaj", "sv", "+46317390699", null, null, null), null);
        while (due.compareSome()) {}
        assertThat(duplicates.of(kajen)).as("by the number of the merged one").hasSize(1);
    }

    private Merge merge() {
        return merges.merge(form(kajen, again, null), ANN);
    }

    private MergeForm form(UUID survivor, UUID merged, @Nullable List<String> take) {
        return new MergeForm(
                "customer",
                survivor,
                merged,
                customers.get(survivor).version(),
                customers.get(merged).version(),
                take);
    }

    private UUID elsewhereOwner() {
        return sites.get(elsewhere).customer();
    }

    private UUID customer(String name) {
        return customers
                .add(new CustomerForm(name, "sv", null, null, null, null), null)
                .id();
    }

    private UUID person(UUID customer, String name, String phone) {
        return people.add(customer, new ContactPersonForm(name, null, List.of(phone), "sv", false, null), null)
                .id();
    }

    private UUID site(UUID customer, String name) {
        return sites.addAll(List.of(siteForm(customer, name, null)), null).getFirst();
    }

    private static SiteForm siteForm(UUID customer, String name, @Nullable Integer version) {
        return new SiteForm(customer, name, "Kajen 1", "", "Göteborg", "SE", null, null, null, version);
    }

    private static void refused(String code, Runnable act) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(act::run)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
