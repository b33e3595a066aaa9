package throughline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.dispatch.LadderForm.RungForm;
import throughline.dispatch.LadderForm.WayForm;
import throughline.edge.mail.MailServer;
import throughline.edge.pager.SnppGateway;
import throughline.kernel.Refused;
import throughline.notify.RelayForm;
import throughline.notify.Relays;
import throughline.work.Cancellation;
import throughline.work.WorkOrder;

/** A technician with a pager and an address is asked over both, on real wires; a gateway that is dead leads to the next channel. */
class OffersByPagerAndMailTest {
    private static final Pattern SHORT = Pattern.compile("/t/([0-9A-Z]{10})$");

    private static SnppGateway gateway;
    private static MailServer server;
    private static LiftTown town;
    private static Technician mart;

    @BeforeAll
    static void martHasAPagerAndAnAddress() {
        gateway = new SnppGateway();
        server = new MailServer(null);
        town = LiftTown.withPagersAndMail();
        var relays = town.rooms.door(Relays.class);
        var city = relays.add(RelayForm.of("snpp", "City pagers", "127.0.0.1", gateway.port(), ""), null);
        relays.add(RelayForm.of("smtp", "Mail", "127.0.0.1", server.port(), "lifts@care.example"), null);
        mart = town.rooms
                .door(Technicians.class)
                .add(technician("Mart Õunapuu", "sv", "5551212", city.id(), "mart@care.example"), null);
        town.turn(mart, 1, town.now().minusSeconds(60), town.now().plus(Duration.ofDays(2)));
        var ways = List.of(new WayForm("pager", 60), new WayForm("mail", 60), new WayForm("text", 60));
        town.rooms
                .door(Ladders.class)
                .add(
                        new LadderForm(
                                "Pager first",
                                null,
                                null,
                                null,
                                List.of(new RungForm(List.of("on-call"), ways, 1)),
                                1,
                                null,
                                null),
                        null);
    }

    @AfterEach
    void everythingHolds() {
        gateway.is(SnppGateway.Mood.GOOD);
        server.isGood();
        assertThat(gateway.wrong()).isEmpty();
        town.whatMustHold();
    }

    @AfterAll
    static void close() {
        town.close();
        gateway.close();
        server.close();
    }

    @Test
    void thePageEndsWithAnAddressThatCanBeTypedAndAccepts() {
        int before = gateway.pages().size();
        var order = town.raise(1);
        await().until(() -> gateway.pages().size() > before);
        becomes(order, OfferState.SENT);

        var page = gateway.pages().getLast();
        assertThat(page.pager()).isEqualTo("5551212");
        assertThat(page.words())
                .startsWith("Nagon sitter fast: Ror sig inte, Tartu mnt 80, Lift 2, " + order.number())
                .hasSizeLessThanOrEqualTo(240);
        var code = SHORT.matcher(page.words());
        assertThat(code.find()).isTrue();
        var offer = town.book.behind(code.group(1).toLowerCase(java.util.Locale.ROOT));
        assertThat(offer).isNotNull().matches(asked -> asked.order().equals(order.id()));
        town.offers.accept(offer.id(), town.now().plus(Duration.ofMinutes(20)), null);
        assertThat(town.order(order.id()).technicianName()).isEqualTo("Mart Õunapuu");
        cancel(order);
    }

    @Test
    void aDeadGatewayLeadsToTheMailWithinHalfAMinuteAndARefusedMailToTheText() {
        gateway.is(SnppGateway.Mood.GOES_AWAY_AT_SEND);
        int before = server.mails().size();
        var order = town.raise(1);
        town.rooms.clock().passes(Duration.ofSeconds(25));
        await().until(() -> town.openOffer(order).channel(), equalTo("mail"));
        await().until(() -> server.mails().size() > before);
        assertThat(server.mails().getLast().words())
                .contains("Subject: =?UTF-8?")
                .contains("/t/");
        becomes(order, OfferState.SENT);
        cancel(order);

        server.saysAt("RCPT", "550 5.1.1 User unknown");
        gateway.is(SnppGateway.Mood.NO_SUCH_PAGER);
        var other = town.raise(3);
        await().until(() -> town.openOffer(other).channel(), equalTo("text"));
        cancel(other);
    }

    @Test
    void aPageThatHasNotLeftStaysHereWhenNobodyIsNeededAnyMore() {
        gateway.is(SnppGateway.Mood.GOES_AWAY_AT_SEND);
        var order = town.raise(3);
        await().until(() -> state(order), equalTo("waiting"));
        int before = gateway.pages().size();
        cancel(order);

        await().until(() -> state(order), equalTo("withdrawn"));
        assertThat(gateway.pages()).hasSize(before);
    }

    @Test
    void aPagerNeedsItsGatewayAndAnAddressIsOne() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> town.rooms
                        .door(Technicians.class)
                        .add(technician("Ann", "en", "5551213", new UUID(0, 9), "nowhere"), null))
                .matches(refused -> refused.fields().keySet().containsAll(List.of("pagerRelay", "mail")));
    }

    private static TechnicianForm technician(String name, String language, String pager, UUID relay, String mail) {
        return new TechnicianForm(
                null,
                name,
                "+37220001990",
                language,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                "Tallinn",
                true,
                null,
                pager,
                relay,
                mail);
    }

    private static String state(WorkOrder order) {
        return String.valueOf(town.database.fetchValue(
                "select max(state) from notify.text where about_id = ? and channel = 'pager' and attempts > 0",
                order.id()));
    }

    private static void becomes(WorkOrder order, OfferState state) {
        await().until(() -> town.openOffer(order).state(), equalTo(state));
    }

    private static void cancel(WorkOrder order) {
        town.orders.cancel(order.id(), new Cancellation(Cancellation.Reason.BY_CALLER, null), LiftTown.PIRET);
    }
}
