package throughline.fieldapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.dispatch.LiftTown;
import throughline.dispatch.Offer;
import throughline.dispatch.OfferState;
import throughline.dispatch.Technician;
import throughline.kernel.Refused;
import throughline.testing.TestSettings;
import throughline.work.WorkOrder;

/** An offer reaches the app on a technician's phone through a real push service of our own, in whatever mood that is. */
class PushedToTheAppTest {
    private static final UUID PIRET = new UUID(7, 7);
    private static final Pattern LINK = Pattern.compile("https://lift\\.example/app/pair/([\\w-]+)");

    @TempDir
    static Path home;

    private static LiftTown town;
    private static Technician alma;
    private static Phones phones;
    private static Subscriptions subscriptions;

    private PushService service;
    private Phone phone;

    @BeforeAll
    static void almaIsOnCall() {
        town = LiftTown.withApp(TestSettings.withCalls(home, 5060));
        alma = town.onCall("Alma Rand", 1);
        phones = town.rooms.door(Phones.class);
        subscriptions = town.rooms.door(Subscriptions.class);
    }

    @AfterAll
    static void everythingIsClosed() {
        town.close();
    }

    @BeforeEach
    void herPhoneHasTheApp() {
        service = new PushService();
        phone = paired();
        subscriptions.keep(phone, service.endpoint(), service.p256dh(), service.auth());
    }

    @AfterEach
    void everythingHolds() {
        town.whatMustHold();
        phones.of(alma.id()).forEach(each -> phones.revoke(alma.id(), each.id(), PIRET));
        town.database.execute("delete from dispatch.silence");
        service.close();
    }

    @Test
    void aMessageIsSealedForHerPhoneSignedForItsServiceAndAcceptsNothing() {
        var order = town.raise(1);
        var got = awaitsMessages(1).getFirst();
        assertThat(got.header("content-encoding")).isEqualTo("aes128gcm");
        assertThat(got.header("ttl")).isEqualTo("20");
        assertThat(got.header("urgency")).isEqualTo("high");
        assertThat(got.header("topic")).matches("[\\w-]{22}");

        var claims = PushService.claims(got, subscriptions.serverKey());
        assertThat(claims.path("aud").asString()).isEqualTo(service.origin());
        assertThat(claims.path("sub").asString()).isEqualTo("https://lift.example");
        assertThat(Instant.ofEpochSecond(claims.path("exp").asLong()))
                .isBetween(town.now(), town.now().plus(Duration.ofHours(24)));

        var notice = service.opened(got);
        assertThat(notice.path("title").asString()).contains("Does not move");
        assertThat(notice.path("body").asString()).contains("Tartu mnt 80, Lift 2", "02:00");
        assertThat(notice.toString()).as("what a caller said").doesNotContain("It stands", "Kivi", "Key box");
        becomes(order, OfferState.SENT);

        var receipt = notice.path("receipt").asString();
        var receipts = town.rooms.door(Receipts.class);
        assertThat(receipts.shown("nobody's")).isFalse();
        assertThat(receipts.shown(receipt)).isTrue();
        assertThat(receipts.shown(receipt)).as("twice is once").isTrue();
        becomes(order, OfferState.DELIVERED);
        assertThat(town.order(order.id()).technician()).as("nobody accepted").isNull();
        assertThat(town.textsTo(alma)).noneMatch(text -> text.contains("Answer by"));
        assertThat(phones.of(alma.id()).getFirst().subscription().succeededAt()).isNotNull();

        town.offers.accept(town.openOffer(order).id(), town.now().plusSeconds(600), null);
        var over = awaitsMessages(2).getLast();
        assertThat(over.header("topic")).as("takes the place of the question").isEqualTo(got.header("topic"));
        assertThat(service.opened(over).path("kind").asString()).isEqualTo("over");
        assertThat(Arrays.copyOf(over.body(), 16)).as("another salt").isNotEqualTo(Arrays.copyOf(got.body(), 16));
    }

    @Test
    void aSubscriptionThatIsGoneIsForgottenAndTheTextGoesAtOnce() {
        service.answers(410);
        var order = town.raise(1);
        await().until(() -> town.openOffer(order).channel(), equalTo("text"));
        assertThat(service.all()).hasSize(1);
        assertThat(phones.of(alma.id()).getFirst().subscription()).isNull();
        assertThat(told(order)).containsExactly("not-pushed gone");

        var next = town.raise(1);
        assertThat(town.offersOf(next))
                .as("she is not asked over the app again")
                .noneMatch(offer -> offer.channel().equals("app"));
    }

    @Test
    void aBusyServiceIsAskedAgainWhenItSaysAndNotWhenThatIsTooLate() {
        service.answers(429, 5);
        var order = town.raise(1);
        awaitsMessages(1);
        await().until(() -> phones.of(alma.id()).getFirst().subscription().failure(), equalTo("429"));
        passes(Duration.ofSeconds(4));
        service.answers(500);
        passes(Duration.ofSeconds(1));
        awaitsMessages(2);
        await().until(() -> phones.of(alma.id()).getFirst().subscription().failure(), equalTo("500"));
        service.answers(429, 60);
        passes(Duration.ofSeconds(4));
        awaitsMessages(3);
        await().until(() -> town.openOffer(order).channel(), equalTo("text"));
        assertThat(told(order)).containsExactly("not-pushed 429");
    }

    @Test
    void aDeadServiceLeadsToTheTextWithinTheTimeOfTheApp() {
        service.close();
        var order = town.raise(1);
        await().until(() -> phones.of(alma.id()).getFirst().subscription().failure(), equalTo("egress.unreachable"));
        for (int seconds = 0; seconds < 22; seconds += 2) {
            passes(Duration.ofSeconds(2));
        }
        town.later(Duration.ZERO);
        await().until(() -> town.openOffer(order).channel(), equalTo("text"));
    }

    @Test
    void whatWasOnItsWayWhenTheHouseStoppedGoesAfterTheStart() {
        var pusher = town.rooms.door(Pusher.class);
        pusher.stop();
        var order = town.raise(1);
        var lost = town.rooms.door(PushRows.class).claim(1, Duration.ZERO); // by a process that is gone
        assertThat(lost).hasSize(1);
        pusher.start();
        awaitsMessages(1);
        becomes(order, OfferState.SENT);
    }

    @Test
    void onlyHerOwnPhoneIsAskedUntilItIsRevokedAndALinkPairsOnce() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> phones.revoke(UUID.randomUUID(), phone.id(), PIRET))
                .extracting(Refused::code)
                .isEqualTo("fieldapp.no-such-phone");
        phones.revoke(alma.id(), phone.id(), PIRET);
        var order = town.raise(1);
        assertThat(town.openOffer(order).channel()).isEqualTo("text");
        assertThat(service.all()).isEmpty();

        phones.invite(alma.id(), PIRET);
        var link = invitation();
        phones.invite(alma.id(), PIRET);
        assertThat(phones.pair(link, "old")).as("the newer link counts").isNull();
        var paired = phones.pair(invitation(), "Pixel");
        assertThat(paired).isNotNull();
        assertThat(phones.pair(invitation(), "Pixel")).isNull();
        assertThat(phones.find(paired.secret())).isNotNull();
        phones.revoke(alma.id(), paired.phone().id(), PIRET);
        assertThat(phones.find(paired.secret())).isNull();
    }

    @Test
    void anAddressInsideIsNotKept() {
        for (var inside :
                List.of("https://10.0.0.1/x", "http://push.example/x", "https://169.254.169.254/", "file:/etc")) {
            assertThatExceptionOfType(Refused.class)
                    .as(inside)
                    .isThrownBy(() -> subscriptions.keep(phone, inside, service.p256dh(), service.auth()))
                    .extracting(Refused::code)
                    .asString()
                    .startsWith("egress.");
        }
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> subscriptions.keep(phone, service.endpoint(), service.auth(), service.auth()))
                .extracting(Refused::code)
                .isEqualTo("fieldapp.subscription-unreadable");
    }

    @Test
    void aTapIsDoneOnceAndSaidWhenItWasMade() {
        var taps = town.rooms.door(Taps.class);
        var order = town.raise(1);
        var offer = town.openOffer(order);
        town.rooms.clock().passes(Duration.ofSeconds(60));
        var done = new AtomicInteger();
        var tap = new Taps.Tap(UUID.randomUUID(), "accept", Duration.ofSeconds(40));
        for (int i = 0; i < 3; i++) {
            taps.once(tap, phone, offer, said -> {
                done.incrementAndGet();
                assertThat(said).isEqualTo(town.now().minusSeconds(40));
            });
        }
        assertThat(done).hasValue(1);
        assertThat(told(order)).containsExactly("said-earlier accept");

        assertThat(said(taps, offer, Duration.ofSeconds(-3_600)))
                .as("never later than now")
                .isEqualTo(town.now());
        assertThat(said(taps, offer, Duration.ofDays(9)))
                .as("never before the offer")
                .isEqualTo(offer.at());

        var late = new Taps.Tap(UUID.randomUUID(), "accept", Duration.ofSeconds(1));
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> taps.once(late, phone, offer, _ -> {
                        done.incrementAndGet();
                        throw new Refused("dispatch.taken", "{0} has it.", "Ben");
                    }))
                    .satisfies(refused -> {
                        assertThat(refused.code()).isEqualTo("dispatch.taken");
                        assertThat(refused.values()).hasToString("[Ben]");
                    });
        }
        assertThat(done).as("and refused once").hasValue(2);
    }

    private Instant said(Taps taps, Offer offer, Duration age) {
        var heard = new AtomicReference<Instant>();
        taps.once(new Taps.Tap(UUID.randomUUID(), "on-site", age), phone, offer, heard::set);
        return heard.get();
    }

    private static Phone paired() {
        phones.invite(alma.id(), PIRET);
        var paired = phones.pair(invitation(), "Pixel 9");
        assertThat(paired).isNotNull();
        return paired.phone();
    }

    /** The secret of the link that was texted last. */
    private static String invitation() {
        return town.textsTo(alma).stream()
                .map(LINK::matcher)
                .filter(Matcher::find)
                .map(link -> link.group(1))
                .findFirst()
                .orElseThrow();
    }

    private List<PushService.Got> awaitsMessages(int many) {
        return await().until(service::all, hasSize(many));
    }

    private static void passes(Duration time) {
        town.rooms.clock().passes(time);
        town.rooms.door(Pusher.class).look();
    }

    private void becomes(WorkOrder order, OfferState state) {
        await().until(() -> town.openOffer(order).state(), equalTo(state));
    }

    private static List<String> told(WorkOrder order) {
        return town.rooms.door(AppBook.class).timeline(order.id()).stream()
                .map(each -> each.kind() + " "
                        + (each.data().containsKey("act")
                                ? each.data().get("act")
                                : each.data().get("why")))
                .toList();
    }
}
