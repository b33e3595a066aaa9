package throughline.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.customer.ContactPeople;
import throughline.customer.ContactPersonForm;
import throughline.notify.Text;
import throughline.notify.Texts;
import throughline.work.Cancellation;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;

/** What callers are told while their order goes its way: each fact once, in their language, by the clock on the site's wall. */
class CallersHearTest {
    private static final CareCentre CENTRE = new CareCentre();
    private static final By ANNA = CENTRE.anna;
    private static final UUID MART = new UUID(9, 9);

    @AfterAll
    static void close() {
        CENTRE.close();
    }

    @Test
    void theyHearWhenSomebodyComesWhenThatMovesAndThatItWorks() {
        var request = calls(null);
        var order = order(request);
        accept(order, Duration.ofMinutes(35));
        assertThat(told(request))
                .singleElement()
                .asString()
                .contains(request.number(), "Mart Rebane", "14:35")
                .contains("jõuab");

        CENTRE.orders.arrivesAt(order.id(), CENTRE.clock.instant().plus(Duration.ofMinutes(39)), null);
        assertThat(told(request)).as("four minutes are not worth a text").hasSize(1);
        CENTRE.orders.arrivesAt(order.id(), CENTRE.clock.instant().plus(Duration.ofMinutes(50)), null);
        assertThat(told(request)).hasSize(2).last().asString().contains("14:50").contains("hilineb");
        CENTRE.orders.arrivesAt(order.id(), CENTRE.clock.instant().plus(Duration.ofMinutes(46)), null);
        assertThat(told(request)).as("measured from what they were told").hasSize(2);

        CENTRE.orders.onSite(order.id(), null);
        close(order, true);
        assertThat(told(request)).hasSize(3).last().asString().contains("Jälle töökorras", "Lift 1", "Tartu mnt 80");
    }

    @Test
    void aRepeatOfTheSameFactSendsNothingTwice() {
        var request = calls(null);
        var order = order(request);
        var at = CENTRE.clock.instant().plus(Duration.ofMinutes(35));
        CENTRE.orders.accepted(order.id(), MART, "Mart Rebane", at);
        CENTRE.orders.givenBack(order.id(), "wrong button", null);
        CENTRE.orders.accepted(order.id(), MART, "Mart Rebane", at);
        assertThat(told(request)).hasSize(1);
        CENTRE.orders.givenBack(order.id(), "sick", null);
        CENTRE.orders.accepted(order.id(), new UUID(9, 8), "Jaan Tamm", at);
        assertThat(told(request))
                .as("whoever was to come does not, and help is still on its way")
                .hasSize(2)
                .last()
                .asString()
                .contains("Abi on endiselt tulemas", "Jaan Tamm");
    }

    @Test
    void whoeverJoinsLaterHearsTheArrivalAtOnce() {
        var order = order(calls(null));
        accept(order, Duration.ofMinutes(20));
        var late = CENTRE.talksWith(CENTRE.berit);
        CENTRE.answers.link(late.id(), form(late).textCaller(false).form(), order.id(), null, CENTRE.berit);
        assertThat(told(late)).as("who wants no texts gets none").isEmpty();
        CENTRE.requests.saveDraft(late.id(), form(late).form(), CENTRE.berit);
        assertThat(told(late)).singleElement().asString().contains("Mart Rebane");
        CENTRE.requests.saveDraft(late.id(), form(late).words("It beeps, too").form(), CENTRE.berit);
        assertThat(told(late)).hasSize(1);
    }

    @Test
    void leftOutOfServiceIsNotToldAsRepaired() {
        var request = calls(null);
        accept(order(request), Duration.ofMinutes(20));
        CENTRE.orders.onSite(order(request).id(), null);
        close(order(request), false);
        assertThat(told(request))
                .last()
                .asString()
                .contains("kasutusest väljas")
                .doesNotContain("Jälle");
        assertThat(CENTRE.book.get(request.id()).state().isOpen())
                .as("it goes on")
                .isTrue();

        var next = order(request);
        assertThat(next.state()).isEqualTo("on-hold");
        CENTRE.orders.resume(next.id(), null);
        accept(order(request), Duration.ofMinutes(40));
        assertThat(told(request)).last().asString().contains("Mart Rebane");
        CENTRE.orders.onSite(next.id(), null);
        close(order(request), true);
        assertThat(told(request)).last().asString().contains("Jälle töökorras");
        assertThat(CENTRE.book.get(request.id()).state()).isEqualTo(new RequestState.Closed(Ending.SOLVED));
    }

    @Test
    void theCallersOwnCancellationIsNoNewsAndSomebodyElsesIs() {
        var alone = calls(null);
        CENTRE.orders.cancel(order(alone).id(), new Cancellation(Cancellation.Reason.BY_CALLER, null), null);
        assertThat(told(alone)).isEmpty();
        var refused = calls(null);
        CENTRE.orders.cancel(
                order(refused).id(), new Cancellation(Cancellation.Reason.REFUSED_BY_AGREEMENT, null), null);
        assertThat(told(refused)).singleElement().asString().contains("tühistatud");
        var first = calls(null);
        var second = CENTRE.talksWith(ANNA);
        CENTRE.answers.link(second.id(), form(second).form(), order(first).id(), null, ANNA);
        CENTRE.orders.cancel(order(first).id(), new Cancellation(Cancellation.Reason.BY_CALLER, null), null);
        assertThat(told(second)).as("one of two cancelled it").hasSize(1);
    }

    @Test
    void theCallersOfADuplicateHearWhoComesForTheOther() {
        var remaining = calls(null);
        accept(order(remaining), Duration.ofMinutes(25));
        var duplicate = calls(null);
        CENTRE.orders.cancel(
                order(duplicate).id(),
                new Cancellation(Cancellation.Reason.DUPLICATE, order(remaining).id()),
                null);
        assertThat(told(duplicate)).singleElement().asString().contains("Mart Rebane");
    }

    @Test
    void aKnownCallerIsToldInTheirOwnLanguage() {
        var person = CENTRE.rooms
                .door(ContactPeople.class)
                .add(CENTRE.customer, new ContactPersonForm("Ingrid", "", List.of(), "sv", false, null), null)
                .id();
        var request = calls(person);
        accept(order(request), Duration.ofMinutes(35));
        assertThat(told(request)).singleElement().asString().contains("är framme omkring 14:35");
    }

    @Test
    void aLiftIsSentNoText() {
        CENTRE.rooms
                .door(Units.class)
                .add(
                        new UnitForm(
                                "TLL-40001",
                                CENTRE.site,
                                "Lift 4",
                                "traction",
                                "",
                                "",
                                9,
                                630,
                                2010,
                                null,
                                "+3726000444",
                                null),
                        null);
        var request = CENTRE.talksWith(ANNA);
        CENTRE.answers.raise(
                request.id(),
                new CareCentre.Form().unit(CENTRE.lift1).callback("+3726000444").form(),
                null,
                ANNA);
        accept(order(request), Duration.ofMinutes(35));
        assertThat(CENTRE.rooms.door(Texts.class).about(List.of(request.id()))).isEmpty();
    }

    private static Request calls(@org.jspecify.annotations.Nullable UUID person) {
        var request = CENTRE.talksWith(ANNA);
        if (person != null && request.contact() != null) {
            CENTRE.contacts.chooseCaller(request.contact(), ANNA.person(), person, CENTRE.customer);
        }
        return CENTRE.answers.raise(request.id(), form(request).form(), null, ANNA);
    }

    private static CareCentre.Form form(Request request) {
        return new CareCentre.Form().unit(CENTRE.lift1).callback(request.callback());
    }

    private static void accept(WorkOrder order, Duration away) {
        CENTRE.orders.accepted(order.id(), MART, "Mart Rebane", noon().plus(away));
    }

    /** 12:00 in UTC, 14:00 on the wall in Tallinn. */
    private static java.time.Instant noon() {
        return CENTRE.clock.instant();
    }

    private static void close(WorkOrder order, boolean inService) {
        CENTRE.report(order.id(), inService);
    }

    private static List<String> told(Request request) {
        return CENTRE.rooms.door(Texts.class).about(List.of(request.id())).stream()
                .map(Text::words)
                .toList();
    }

    private static WorkOrder order(Request request) {
        return CENTRE.rooms
                .door(OrderBook.class)
                .get(java.util.Objects.requireNonNull(
                        CENTRE.book.get(request.id()).order()));
    }
}
