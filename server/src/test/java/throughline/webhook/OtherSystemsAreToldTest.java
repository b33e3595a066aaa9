package throughline.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Predicate.isEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.egress.Answer;
import throughline.egress.EgressRule;
import throughline.kernel.Refused;
import throughline.kernel.Scope;
import throughline.kernel.Slice;
import throughline.kernel.Transactions;
import throughline.people.Branch;
import throughline.people.Branches;
import throughline.privacy.ErasedFolder;
import throughline.privacy.Retention;
import throughline.testing.SomeRooms;
import throughline.testing.TestSettings;

/** From an act to a real receiver, whatever mood it is in: at least once, in order for each thing, and the list says what happened. */
class OtherSystemsAreToldTest {
    private static final Instant NOW = Instant.parse("2026-11-27T20:00:00Z");
    private static final List<Object> NEIGHBOURS =
            List.of(new EgressRule(true), new ErasedFolder(Path.of("target")), TestSettings.AT_LIFT_EXAMPLE);
    private static final String[] NAMES = {"customer", "asset", "egress", "webhook", "privacy"};
    private static final SomeRooms ROOMS = SomeRooms.beside(NEIGHBOURS, NOW, NAMES);
    private static final Customers CUSTOMERS = ROOMS.door(Customers.class);
    private static final Subscriptions SUBSCRIPTIONS = ROOMS.door(Subscriptions.class);
    private static final Deliveries DELIVERIES = ROOMS.door(Deliveries.class);

    private final Receiver receiver = new Receiver();

    @AfterEach
    void nobodyIsTold() {
        SUBSCRIPTIONS.all().forEach(each -> SUBSCRIPTIONS.remove(each.id(), null));
        receiver.close();
    }

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void anEventArrivesAsACloudEventSignedByTheRulesOfStandardWebhooks() throws Exception {
        var made = subscribe();
        var customer = customer("Majakivi KÜ");

        var got = await().until(() -> receiver.about(customer), each -> !each.isEmpty())
                .getFirst();
        assertThat(got.type()).isEqualTo("application/cloudevents+json; charset=utf-8");
        var event = got.event();
        assertThat(event.get("specversion").asString()).isEqualTo("1.0");
        assertThat(UUID.fromString(event.get("id").asString())).isNotNull();
        assertThat(event.get("source").asString()).isEqualTo("https://lift.example");
        assertThat(event.get("type").asString()).isEqualTo("throughline.customer.added");
        assertThat(Instant.parse(event.get("time").asString()))
                .isEqualTo(ROOMS.clock().instant());
        assertThat(event.get("data").isObject()).isTrue();

        assertThat(got.id()).startsWith("msg_");
        assertThat(got.timestamp())
                .isEqualTo(Long.toString(ROOMS.clock().instant().getEpochSecond()));
        assertThat(got.signature()).isEqualTo(signature(made.secret(), got));
        assertThat(settled(customer, Delivery.State.DELIVERED).status()).isEqualTo(204);
    }

    // ASVS 14.2.3, 15.3.1
    @Test
    void nothingThatSomebodyTypedLeavesTheHouse() {
        subscribe();
        var customer = customer("Mari-Liis Tamm +3725550101");
        rename(customer, "Jaan Tamm 5550102");

        settledAll(customer, 2);
        assertThat(receiver.about(customer))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.body()).doesNotContain("Tamm", "555010"));
        var told = Told.of(
                Kind.of("order.held", "work", "held", "reason", "number", "calledAt", "other"),
                java.util.Map.of(
                        "reason", "customer asked Mari", "number", "+3725550101", "calledAt", NOW, "name", "Mari"));
        assertThat(told).containsOnlyKeys("calledAt");
    }

    // ASVS 2.3.3
    @Test
    void anActThatIsUndoneTellsNobody() {
        subscribe();
        var never = new UUID[1];
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ROOMS.door(Transactions.class).run(() -> {
                    never[0] = customer("Never");
                    throw new IllegalStateException("the act failed");
                }));

        settled(customer("Afterwards"), Delivery.State.DELIVERED);
        assertThat(receiver.about(never[0])).isEmpty();
    }

    // ASVS 15.4.4, 16.5.2
    @Test
    void oneThatFailsHoldsBackTheLaterOnesOfItsThingAndNoOthers() {
        subscribe();
        var stuck = customer("Stuck");
        settledAll(stuck, 1);
        receiver.answers(each -> each.subject().equals(stuck.toString()) ? 500 : 204);
        rename(stuck, "Stuck 2");
        tried(stuck, 1);
        rename(stuck, "Stuck 3");
        var other = customer("Other");

        settled(other, Delivery.State.DELIVERED);
        var failed = all(stuck).get(1);
        assertThat(failed.answer()).startsWith("no xxx").hasSize(1_024);
        assertThat(failed.status()).isEqualTo(500);
        await().until(() -> all(stuck).size() == 3);
        assertThat(all(stuck).getFirst().heldBack()).isTrue();
        assertThat(all(stuck).getFirst().attempts()).isZero();

        receiver.answers(204);
        ROOMS.clock().passes(Backoff.bound(1));
        settledAll(stuck, 3);
        var got = receiver.about(stuck);
        assertThat(got).extracting(Receiver.Got::answered).containsExactly(204, 500, 204, 204);
        assertThat(got.get(2).id())
                .isEqualTo(got.get(1).id())
                .isNotEqualTo(got.get(3).id());
        assertThat(got.get(2).body()).isEqualTo(got.get(1).body());
    }

    @Test
    void whateverFailsEachThingIsToldInItsOrder() {
        subscribe();
        var random = new Random(7);
        receiver.answers(_ -> {
            synchronized (random) {
                return random.nextInt(3) == 0 ? 503 : 204;
            }
        });
        var customers = new ArrayList<UUID>();
        for (int i = 0; i < 12; i++) {
            customers.add(customer("Ordered " + i));
        }
        for (int round = 0; round < 6; round++) {
            for (var each : customers) {
                rename(each, "Ordered again " + round);
            }
        }
        for (var each : customers) {
            await().pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> {
                        ROOMS.clock().passes(Duration.ofMinutes(1));
                        return all(each).size() == 7
                                && all(each).stream()
                                        .allMatch(delivery -> delivery.state() == Delivery.State.DELIVERED);
                    });
            var arrived = receiver.about(each).stream()
                    .filter(got -> got.answered() == 204)
                    .map(got -> got.event().get("id").asString())
                    .toList();
            assertThat(arrived).hasSize(7).isSorted().doesNotHaveDuplicates();
        }
    }

    /** The receiver had it and answered; we died before we wrote that down. So it comes again, and the receiver can tell. */
    @Test
    void whatWasSentWhenTheHouseDiedIsSentAgainUnderItsOwnId() {
        var first = SomeRooms.beside(NEIGHBOURS, NOW, NAMES);
        var url = first.door(HikariDataSource.class).getJdbcUrl();
        var owner = first.owner();
        first.door(Subscriptions.class).add(form("Dies", receiver.url(), null), null);
        var answer = receiver.holds();
        var customer = customer(first, "In flight");
        await().until(() -> receiver.about(customer).size() == 1);
        first.close();
        answer.countDown();
        assertThat(owner.fetchValue("select state from webhook.delivery")).isEqualTo("sending");

        try (var second = SomeRooms.over(url, NEIGHBOURS, NOW.plusSeconds(1), NAMES)) {
            owner.execute("update webhook.delivery set leased_till = clock_timestamp() - interval '1 second'");
            await().until(
                            () -> second.door(Deliveries.class)
                                    .list(ALL, Slice.first(9))
                                    .items()
                                    .getFirst()
                                    .state(),
                            isEqual(Delivery.State.DELIVERED));
            assertThat(receiver.about(customer)).hasSize(2);
            assertThat(receiver.about(customer).getFirst().id())
                    .isEqualTo(receiver.about(customer).getLast().id());
            assertThat(second.door(Deliveries.class)
                            .list(ALL, Slice.first(9))
                            .items()
                            .getFirst()
                            .attempts())
                    .isEqualTo(2);
        }
    }

    @Test
    void afterThreeDaysItIsADeadLetterTheLaterOnesGoOnAndSomebodyMayReplayIt() {
        var subscription = subscribe().subscription();
        var customer = customer("Poison");
        settledAll(customer, 1);
        var poison = new HashSet<String>();
        receiver.answers(each -> {
            if (poison.isEmpty() && each.subject().equals(customer.toString())) {
                poison.add(each.id());
            }
            return poison.contains(each.id()) ? 422 : 204;
        });
        rename(customer, "Poison 2");
        tried(customer, 1);
        rename(customer, "Poison 3");
        settled(customer("Healthy"), Delivery.State.DELIVERED);

        ROOMS.clock().passes(Claims.TRIED_FOR);
        await().until(
                        () -> all(customer).stream().map(Delivery::state).toList(),
                        isEqual(List.of(Delivery.State.DELIVERED, Delivery.State.DEAD, Delivery.State.DELIVERED)));
        assertThat(SUBSCRIPTIONS.get(subscription.id()).dead()).isEqualTo(1);
        assertThat(DELIVERIES
                        .list(new Deliveries.Filter(subscription.id(), Delivery.State.DEAD), Slice.first(9))
                        .items())
                .hasSize(1);

        receiver.answers(204);
        assertThat(DELIVERIES.replayAll(subscription.id(), null)).isEqualTo(1);
        settledAll(customer, 3);
        assertThat(receiver.about(customer).getLast().id())
                .isEqualTo(poison.iterator().next());
        assertThat(SUBSCRIPTIONS.get(subscription.id()).dead()).isZero();
    }

    @Test
    void whatArrivedMayBeSentAgainAndWhatIsOnItsWayMayNot() {
        subscribe();
        var customer = customer("Again");
        var delivered = settled(customer, Delivery.State.DELIVERED);
        DELIVERIES.replay(delivered.id(), null);
        await().until(() -> receiver.about(customer).size() == 2);
        assertThat(receiver.about(customer).getLast().id())
                .isEqualTo(receiver.about(customer).getFirst().id());
        settled(customer, Delivery.State.DELIVERED);

        receiver.answers(500);
        rename(customer, "Again 2");
        tried(customer, 1);
        refused(
                "webhook.still-on-its-way",
                () -> DELIVERIES.replay(all(customer).getFirst().id(), null));
        refused("webhook.no-such-delivery", () -> DELIVERIES.replay(UUID.randomUUID(), null));
    }

    @Test
    void aSubscriptionThatReachesNobodyForADayIsPausedAndSaysWhyAndGoesOnWhenSomebodySaysSo() {
        var subscription = subscribe().subscription();
        receiver.close();
        var customer = customer("Nobody there");
        assertThat(tried(customer, 1).trouble()).isEqualTo("egress.unreachable");
        assertThat(SUBSCRIPTIONS.get(subscription.id()).failingSince()).isNotNull();

        ROOMS.clock().passes(Claims.PAUSED_AFTER);
        var paused = await().until(
                        () -> SUBSCRIPTIONS.get(subscription.id()), each -> each.state() == Subscription.State.PAUSED);
        assertThat(paused.pausedWhy()).isEqualTo("failing");
        ROOMS.clock().passes(Duration.ofHours(3));
        var meanwhile = customer("Meanwhile");
        await().until(() -> !all(meanwhile).isEmpty());
        assertThat(all(meanwhile).getFirst().attempts()).isZero();

        try (var back = new Receiver()) {
            SUBSCRIPTIONS.change(subscription.id(), form("ERP", back.url(), paused.version()), null);
            settled(customer, Delivery.State.DELIVERED);
            settled(meanwhile, Delivery.State.DELIVERED);
            assertThat(SUBSCRIPTIONS.get(subscription.id()).failingSince()).isNull();
        }
    }

    // ASVS 14.2.7
    @Test
    void whatWaitsForAPausedSubscriptionIsADeadLetterAfterThreeDaysAndForgottenAfterAMonth() {
        var subscription = subscribe().subscription();
        receiver.answers(410);
        var customer = customer("Gone");
        var paused = await().until(
                        () -> SUBSCRIPTIONS.get(subscription.id()), each -> each.state() == Subscription.State.PAUSED);
        assertThat(paused.pausedWhy()).isEqualTo("gone");

        ROOMS.clock().passes(Claims.TRIED_FOR.plusSeconds(1));
        DELIVERIES.sweep();
        assertThat(all(customer).getFirst().state()).isEqualTo(Delivery.State.DEAD);
        ROOMS.clock().passes(Duration.ofDays(31));
        ROOMS.door(Retention.class).sweep();
        assertThat(all(customer)).isEmpty();
    }

    @Test
    void whileASecretIsReplacedBothSignAndAfterADayOnlyTheNewOne() throws Exception {
        var made = subscribe();
        var replaced = SUBSCRIPTIONS.rotate(made.subscription().id(), null);
        assertThat(replaced.secret()).isNotEqualTo(made.secret());

        var during = customer("During");
        settled(during, Delivery.State.DELIVERED);
        var got = receiver.about(during).getFirst();
        assertThat(got.signature().split(" "))
                .containsExactly(signature(replaced.secret(), got), signature(made.secret(), got));

        ROOMS.clock().passes(Subscriptions.BOTH_SIGN);
        var after = customer("After");
        settled(after, Delivery.State.DELIVERED);
        got = receiver.about(after).getFirst();
        assertThat(got.signature()).isEqualTo(signature(replaced.secret(), got));
    }

    // ASVS 8.2.3
    @Test
    void theSecretIsShownOnceAndKeptInNoEvent() {
        var made = subscribe();
        assertThat(made.secret()).startsWith("whsec_").hasSize(50);
        assertThat(SUBSCRIPTIONS.all().toString()).doesNotContain(made.secret());
        assertThat(ROOMS.owner().fetch("select data::text from webhook.event").toString())
                .doesNotContain(made.secret().substring(6));
    }

    // ASVS 8.3.3
    @Test
    void aSubscriptionOfABranchIsToldOfItsThingsOnly() {
        var branches = ROOMS.door(Branches.class);
        var tartu = branches.add(new Branches.Wanted(Branch.COMPANY, "Tartu " + UUID.randomUUID(), null), null)
                .id();
        var parnu = branches.add(new Branches.Wanted(Branch.COMPANY, "Pärnu " + UUID.randomUUID(), null), null)
                .id();
        SUBSCRIPTIONS.add(
                new SubscriptionForm("Tartu's", receiver.url(), List.of("throughline.site.added"), tartu, true, null),
                null);
        heard("throughline.site.added");

        var here = Scope.of(List.of(tartu)).call(() -> site(customer("In Tartu"), "Riia 1"));
        var there = Scope.of(List.of(parnu)).call(() -> site(customer("In Pärnu"), "Riia 2"));
        var last = Scope.of(List.of(tartu)).call(() -> site(customer("In Tartu too"), "Riia 3"));

        settled(last, Delivery.State.DELIVERED);
        assertThat(receiver.about(here)).hasSize(1);
        assertThat(receiver.about(there)).isEmpty();
        assertThat(all(there)).isEmpty();
    }

    @Test
    void nothingIsKeptForOneThatIsOffOrDidNotAsk() {
        var subscription = subscribe().subscription();
        SUBSCRIPTIONS.change(
                subscription.id(),
                new SubscriptionForm(
                        "ERP", receiver.url(), List.of("throughline.site.added"), null, false, subscription.version()),
                null);
        var quiet = customer("Quiet");
        ROOMS.clock().passes(Duration.ofSeconds(1));
        SUBSCRIPTIONS.add(form("Other", receiver.url(), null), null);
        heard("throughline.customer.added");
        settled(customer("Loud"), Delivery.State.DELIVERED);
        assertThat(all(quiet)).isEmpty();
    }

    @Test
    void whoeverTriesASubscriptionSeesItsAnswer() {
        var subscription = subscribe().subscription();
        receiver.answers(418);
        assertThat(SUBSCRIPTIONS.test(subscription.id(), null))
                .isInstanceOfSatisfying(
                        Answer.Said.class, said -> assertThat(said.status()).isEqualTo(418));
        assertThat(receiver.all().getLast().event().get("type").asString()).isEqualTo("throughline.test");
        receiver.close();
        assertThat(SUBSCRIPTIONS.test(subscription.id(), null)).isInstanceOf(Answer.NotReached.class);
    }

    @Test
    void aFormThatCannotBeKeptSaysWhy() {
        var made = subscribe().subscription();
        fields(new SubscriptionForm("", "https://10.0.0.1/", List.of(), null, true, null), "name", "url", "kinds");
        fields(
                new SubscriptionForm("X", "https://erp.example/", List.of("throughline.nothing"), null, true, null),
                "kinds");
        refused("webhook.subscription-name-taken", () -> SUBSCRIPTIONS.add(form("erp", receiver.url(), null), null));
        refused(
                "people.no-such-branch",
                () -> SUBSCRIPTIONS.add(
                        new SubscriptionForm("X", receiver.url(), KINDS, UUID.randomUUID(), true, null), null));
        refused(
                "kernel.edited-by-someone-else",
                () -> SUBSCRIPTIONS.change(made.id(), form("ERP", receiver.url(), made.version() + 1), null));
        refused("webhook.no-such-subscription", () -> SUBSCRIPTIONS.get(UUID.randomUUID()));
    }

    private static final Deliveries.Filter ALL = new Deliveries.Filter(null, null);
    private static final List<String> KINDS = List.of("throughline.customer.added", "throughline.customer.changed");

    private static SubscriptionForm form(String name, String url, @Nullable Integer version) {
        return new SubscriptionForm(name, url, KINDS, null, true, version);
    }

    private Subscriptions.Made subscribe() {
        var made = SUBSCRIPTIONS.add(form("ERP", receiver.url(), null), null);
        heard("throughline.customer.changed");
        return made;
    }

    /** The next beat has looked who wants to know what. */
    private static void heard(String type) {
        await().until(() -> ROOMS.door(Facts.class).wants(type));
    }

    private static UUID customer(String name) {
        return customer(ROOMS, name);
    }

    private static UUID customer(SomeRooms rooms, String name) {
        return rooms.door(Customers.class)
                .add(new CustomerForm(name, "et", null, null, null, null), null)
                .id();
    }

    private static void rename(UUID customer, String name) {
        int version = CUSTOMERS.get(customer).version();
        CUSTOMERS.change(customer, new CustomerForm(name, "et", null, null, null, version), null);
    }

    private static UUID site(UUID customer, String street) {
        return ROOMS.door(Sites.class)
                .add(
                        new SiteForm(
                                customer, street, street, "50001", "Tartu", "EE", null, null, null, null, null, null,
                                null, null),
                        null)
                .id();
    }

    /** The latest first. */
    private static List<Delivery> all(UUID subject) {
        return DELIVERIES.list(ALL, Slice.first(200)).items().stream()
                .filter(each -> each.subject().equals(subject))
                .toList();
    }

    private static Delivery settled(UUID subject, Delivery.State state) {
        return await().until(
                        () -> all(subject),
                        all -> !all.isEmpty() && all.getFirst().state() == state)
                .getFirst();
    }

    private static void settledAll(UUID subject, int many) {
        await().until(
                        () -> all(subject),
                        all -> all.size() == many
                                && all.stream().allMatch(each -> each.state() == Delivery.State.DELIVERED));
    }

    private static Delivery tried(UUID subject, int attempts) {
        return await().until(
                        () -> all(subject).stream()
                                .filter(each -> each.state() == Delivery.State.WAITING && each.attempts() == attempts)
                                .toList(),
                        all -> !all.isEmpty())
                .getFirst();
    }

    /** As the specification says it, without a line of ours. */
    private static String signature(String secret, Receiver.Got got) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
        var signed = got.id() + "." + got.timestamp() + "." + got.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }

    private static void fields(SubscriptionForm form, String... names) {
        assertThatThrownBy(() -> SUBSCRIPTIONS.add(form, null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.fields()).containsOnlyKeys(Set.of(names)));
    }

    private static void refused(String code, Runnable asked) {
        assertThatThrownBy(asked::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
