package throughline.edge.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.edge.field.FieldTown.Asked;
import throughline.fieldapp.AppBook;

/** Whatever is sent to a technician's link, the page answers with a sentence and the job stays as it is. */
class WrongTapsTest extends OnThePhone {
    private static final String NOBODYS = "/t/aaaaaaaaaaaaaaaaaaaaaaaa";

    // ASVS 2.2.1
    @ParameterizedTest
    @CsvSource({
        "minutes, 0",
        "minutes, -15",
        "minutes, 721",
        "minutes, 99999999999",
        "minutes, soon",
        "minutes, ''",
        "minutes, 15.5",
        "at, 25:99",
        "at, ''",
        "at, 14:00",
        "at, 13:59",
        "at, 02:01",
        "at, 2026-11-24T15:00",
        "at, '<b>15:00'",
        "other, 15"
    })
    void anImpossibleArrivalIsAskedForAgain(String field, String said) {
        var asked = town.asked("sv");
        phone.opens(asked.link());
        var page = phone.sends(asked.link() + "/accept", field, said);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html())
                .contains("role=\"alert\"", "Säg när du är där: inom de närmaste 12 timmarna.", "Nytt jobb till dig")
                .doesNotContain("<b>15:00");
        assertThat(town.now(asked).state()).isEqualTo("offering");
    }

    @ParameterizedTest
    @CsvSource({"02:00, 12:00:00", "15:07, 01:07:00", "14:01, 00:01:00"})
    void anArrivalIsTheNextTimeThatTheClockOfThePlaceShowsIt(String said, String later) {
        var asked = town.asked("en");
        phone.opens(asked.link());
        assertThat(phone.sends(asked.link() + "/accept", "at", said).status()).isEqualTo(200);
        assertThat(Duration.between(clock.instant(), town.now(asked).arrivesAt()))
                .isEqualTo(Duration.between(java.time.LocalTime.MIN, java.time.LocalTime.parse(later)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "because", "<script>alert(1)</script>", "TOO-FAR"})
    void aReasonThatIsNoneIsAskedForAgain(String reason) {
        var asked = town.asked("en");
        phone.opens(asked.link());
        var page = phone.sends(asked.link() + "/reject", "reason", reason);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html()).contains("Choose one of the reasons.").doesNotContain("<script>alert");
        assertThat(town.offered(asked).isOpen()).isTrue();
    }

    @Test
    void aWrongReportKeepsWhatWasTappedAndSaysWhatIsMissing() {
        var asked = onSite(town.asked("en"));
        var page = phone.sends(
                asked.link() + "/report",
                "condition",
                "stopped",
                "cause",
                "magic",
                "inService",
                "true",
                "note",
                "  </textarea><script>alert(1)</script> ");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html())
                .contains(
                        "Nothing was sent yet.",
                        "value=\"stopped\" checked",
                        "cause-wrong",
                        "component-wrong",
                        "action-wrong")
                .contains("&lt;/textarea&gt;&lt;script&gt;alert(1)")
                .doesNotContain("condition-wrong", "<script>alert");
        assertThat(town.now(asked).state()).isEqualTo("on-site");
    }

    // ASVS 2.2.2
    @Test
    void aReportIsRefusedForWhatCannotBeKept() {
        var asked = onSite(town.asked("en"));
        assertThat(report(asked, "note", "x".repeat(4_001)).html()).contains("Use at most 4000 characters.");
        assertThat(report(asked, "note", "a\u0000b").html()).contains("a\uFFFDb", "a character that cannot be shown");
        assertThat(report(asked, "inService", "perhaps").html()).contains("Nothing was sent yet.");
        assertThat(report(asked, "releasedAt", "24:61").html()).contains("between the report of the fault and now");
        assertThat(report(asked, "arrivedAt", "13:59").html()).contains("between the report of the fault and now");
        assertThat(report(asked, "arrivedAt", "14:00").status())
                .as("the very minute of the report")
                .isEqualTo(200);
        assertThat(town.now(asked).state()).isEqualTo("closed");
        assertThat(town.now(asked).onSiteAt()).isEqualTo(FieldTown.AFTERNOON);
    }

    // ASVS 2.2.3, 2.3.1
    @Test
    void peopleWhoWereTrappedMustBeOutBeforeTheReport() {
        var asked = onSite(town.asked("en", "E-01", 2, "Two inside."));
        assertThat(phone.opens(asked.link() + "/report").html()).contains("name=\"releasedAt\" value=\"14:05\"");
        assertThat(report(asked, "releasedAt", "").html()).contains("When were the people out?");
        assertThat(report(asked, "releasedAt", "14:03").status()).isEqualTo(200);
        assertThat(town.now(asked).releasedAt()).isEqualTo(FieldTown.AFTERNOON.plus(Duration.ofMinutes(3)));
    }

    @Test
    void whoeverWasNeverTrappedIsNotAskedFor() {
        var area = town.area("Kivi 4", "");
        var technician = town.onCall(area, "Eero Lill", "en", 1);
        var asked =
                onSite(town.asked(town.raise(area, "E-01", 0, false, "The door is open to the shaft."), technician));
        assertThat(phone.opens(asked.link()).offers("released")).isFalse();
        assertThat(phone.opens(asked.link() + "/report").html()).doesNotContain("releasedAt");
        assertThat(report(asked, "condition", "people-inside").html())
                .as("but there were people")
                .contains("When were the people out?", "name=\"releasedAt\"");
        assertThat(report(asked, "condition", "stopped").status()).isEqualTo(200);
        assertThat(town.now(asked)).extracting("state", "trapped").containsExactly("closed", false);
    }

    @Test
    void somebodyIsInsideAfterAll() {
        var asked = onSite(town.asked("en"));
        assertThat(phone.opens(asked.link()).offers("released")).isFalse();
        town.orders.trapped(asked.order().id(), "the caller heard knocking", FieldTown.PIRET);
        assertThat(phone.opens(asked.link()).offers("released")).isTrue();
        assertThat(report(asked, "releasedAt", "").html()).contains("When were the people out?");
        phone.sends(asked.link() + "/released");
        assertThat(report(asked, "condition", "people-inside").status()).isEqualTo(200);
        assertThat(town.now(asked).state()).isEqualTo("closed");
    }

    // ASVS 1.1.2, 1.2.1, 1.3.7, 3.2.2
    @Test
    void whatPeopleWroteIsShownAndNeverObeyed() {
        var words = "<img src=x onerror=alert(1)> \u202Eevil\u202C \u0007 \"quoted\" & 'so' {} {0}";
        var area = town.area("Kivi <4> \"&", "{} \u202E<script>door</script>\nsecond line");
        var technician = town.onCall(area, "Ülle <b>O'Neill</b>", "et", 1);
        var asked = town.asked(town.raise(area, "N-01", 4, words.replace("\u0007", "")), technician);
        for (var page : List.of(phone.opens(asked.link()), phone.sends(asked.link() + "/accept", "minutes", "15"))) {
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html())
                    .contains("&lt;img src=x onerror=alert(1)&gt;", "&quot;quoted&quot; &amp; &#39;so&#39; {} {0}")
                    .contains("Kivi &lt;4&gt; &quot;&amp;", "<b dir=\"auto\">Ülle &lt;b&gt;O&#39;Neill&lt;/b&gt;</b>")
                    .contains("<span dir=\"auto\" class=\"pre\">&lt;img")
                    .doesNotContain("<img", "<script>door", "<b>O'Neill");
        }
    }

    @Test
    void longWordsAreOfferedInShortAndShownInFull() {
        var asked = town.asked("zh-Hant", "N-01", 4, "停".repeat(3_998) + "在此");
        assertThat(phone.opens(asked.link()).html()).contains("停…").doesNotContain("在此");
        assertThat(phone.sends(asked.link() + "/accept", "minutes", "15").html())
                .contains("停在此");
    }

    // ASVS 2.4.1, 6.6.3
    @Test
    void anUnknownLinkIsAPageAndManyAreToldToWait() {
        assertThat(phone.opens(NOBODYS).header("Set-Cookie")).doesNotContain("phone");
        var asked = town.asked("en");
        var pages = Stream.of(
                        "/t/x",
                        "/t/" + "a".repeat(4_000),
                        "/t/%3Cscript%3E",
                        NOBODYS + "/report",
                        NOBODYS + "/on-site",
                        "/t/..%2e")
                .map(phone::opens)
                .toList();
        assertThat(pages).extracting(Phone.Page::status).containsOnly(404, 400);
        assertThat(phone.sends(NOBODYS + "/accept", "minutes", "5").html()).contains("This link is not known");
        var page = phone.page(phone.request(NOBODYS).header("Accept-Language", "fi, zh-TW;q=0.9, en;q=0.8"));
        assertThat(page.html()).contains("<html lang=\"zh-Hant\">", "連結無效");

        var many = Stream.generate(() -> phone.opens(NOBODYS))
                .limit(Strangers.MOST_A_MINUTE)
                .toList();
        assertThat(many.getLast().status()).isEqualTo(429);
        assertThat(many.getLast().header("Retry-After")).isEqualTo("60");
        assertThat(many.getLast().html()).contains("<html lang=\"en\">");
        assertThat(phone.opens(asked.link()).status())
                .as("a link of ours still opens")
                .isEqualTo(200);
        clock.passes(Duration.ofMinutes(1));
        assertThat(phone.opens(NOBODYS).status()).isEqualTo(404);
    }

    // ASVS 3.5.3
    @Test
    void noOtherMethodAndNoOtherActIsKnown() {
        var asked = town.asked("en");
        for (var method : List.of("PUT", "DELETE", "PATCH")) {
            var request = phone.request(asked.link()).method(method, HttpRequest.BodyPublishers.noBody());
            assertThat(phone.page(request).status()).isIn(401, 403, 404, 405);
        }
        assertThat(phone.sends(asked.link() + "/cancel").status()).isIn(401, 403, 404, 405);
        assertThat(phone.sends(asked.link()).status()).isIn(401, 403, 404, 405);
        assertThat(town.offered(asked).isOpen()).isTrue();
    }

    // ASVS 8.2.2
    @Test
    void aCookieThatIsNotOursIsNoPhone() {
        var asked = town.asked("en");
        phone.opens(asked.link());
        phone.sends(asked.link() + "/accept", "minutes", "15");
        var name = phone.cookies().stream()
                .filter(each -> each.startsWith("throughline-phone"))
                .findFirst()
                .orElseThrow();
        var thief = new Phone(port);
        for (var value : List.of("", "x", "a".repeat(24), "a".repeat(3_000), "..........................")) {
            var request = thief.request(asked.link() + "/on-site")
                    .header("Cookie", name + "=" + value)
                    .POST(HttpRequest.BodyPublishers.noBody());
            assertThat(thief.page(request).html()).contains("Eero Lill has");
        }
        assertThat(town.now(asked).state()).isEqualTo("accepted");
    }

    private Asked onSite(Asked asked) {
        phone.opens(asked.link());
        phone.sends(asked.link() + "/accept", "minutes", "15");
        clock.passes(Duration.ofMinutes(5));
        assertThat(phone.sends(asked.link() + "/on-site").status()).isEqualTo(200);
        return asked;
    }

    private Phone.Page report(Asked asked, String field, String value) {
        var good = new java.util.LinkedHashMap<String, String>();
        good.put("condition", "stopped");
        good.put("cause", "wear");
        good.put("component", "brake");
        good.put("action", "adjusted");
        good.put("inService", "true");
        good.put(field, value);
        return phone.sends(
                asked.link() + "/report",
                good.entrySet().stream()
                        .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                        .toArray(String[]::new));
    }

    /** Without a network, and sent twice: the order knows when it was, and its history both times. */
    @Test
    void whatWasTappedWithoutANetworkCountsFromWhenItWasTapped() {
        var asked = town.asked("en");
        var app = AppPhone.of(asked.technician(), town, port);
        var page = AppPhone.page(asked, town);
        assertThat(app.browser.opens("/app/").html()).contains(page, "Tartu mnt 80", "Eero Lill");
        assertThat(app.browser.opens(page).html()).contains("New job for you", "data-after=\"accept\"");

        clock.passes(Duration.ofSeconds(50));
        var accept = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            assertThat(app.taps(page + "/accept", accept, Duration.ofSeconds(40), "minutes", "30")
                            .path("done")
                            .asBoolean())
                    .isTrue();
        }
        assertThat(town.now(asked).arrivesAt()).isEqualTo(FieldTown.AFTERNOON.plus(Duration.ofSeconds(1_810)));
        clock.passes(Duration.ofMinutes(40));
        app.taps(page + "/on-the-way", UUID.randomUUID(), Duration.ofMinutes(35));
        app.taps(page + "/on-site", UUID.randomUUID(), Duration.ofMinutes(20));
        app.taps(
                page + "/report",
                UUID.randomUUID(),
                Duration.ofMinutes(5),
                "condition",
                "stopped",
                "cause",
                "wear", //
                "component",
                "door-lock",
                "action",
                "adjusted",
                "inService",
                "true",
                "note",
                "");
        var order = town.now(asked);
        assertThat(order.state()).isEqualTo("closed");
        assertThat(order.onTheWayAt()).isEqualTo(clock.instant().minus(Duration.ofMinutes(35)));
        assertThat(order.onSiteAt()).isEqualTo(clock.instant().minus(Duration.ofMinutes(20)));
        assertThat(order.report().leftAt()).isEqualTo(clock.instant().minus(Duration.ofMinutes(5)));
        assertThat(order.closedAt()).isEqualTo(clock.instant());
        assertThat(town.door(AppBook.class).timeline(order.id()))
                .extracting(line -> line.kind() + " " + line.data().get("act"))
                .containsExactly(
                        "said-earlier accept",
                        "said-earlier on-the-way",
                        "said-earlier on-site",
                        "said-earlier report");
    }

    // ASVS 8.2.2, 3.5.1
    @Test
    void thePhoneOpensWhatIsItsTechniciansAndNobodyActsForIt() {
        var asked = town.asked("en");
        var other = town.asked("en");
        var app = AppPhone.of(asked.technician(), town, port);
        var page = AppPhone.page(asked, town);
        var others = AppPhone.page(other, town);
        assertThat(withoutNonce(app.browser.opens(others)))
                .as("as one that never was")
                .isEqualTo(withoutNonce(app.browser.opens("/app/offers/" + UUID.randomUUID())));
        assertThat(app.browser.opens(others).status()).isEqualTo(404);
        var proof = app.browser.opens("/app/state").html().replaceAll(".*\"proof\":\"([^\"]+)\".*", "$1");
        assertThat(app.send(others + "/accept", proof, UUID.randomUUID(), Duration.ZERO, "minutes", "30")
                        .status())
                .isEqualTo(404);
        assertThat(app.send(page + "/accept", "", UUID.randomUUID(), Duration.ZERO, "minutes", "30")
                        .status())
                .as("a page of somebody else cannot send it")
                .isEqualTo(403);
        var stranger = new Phone(port);
        assertThat(stranger.opens("/app/").status()).isEqualTo(401);
        assertThat(stranger.opens(page).status()).isEqualTo(401);
        assertThat(app.opensTheLinkAgain().status()).as("a link pairs once").isEqualTo(404);
        assertThat(town.now(asked).state()).isEqualTo("offering");
    }

    @Test
    void aLateAcceptanceIsRefusedWithTheNameOfWhoHasIt() {
        var area = town.area("Kivi 4", "");
        var first = town.onCall(area, "Eero Lill", "en", 1);
        var second = town.onCall(area, "Dora Lepik", "en", 2);
        var asked = town.asked(town.raise(area, "N-01", 4, "It stands."), first);
        var app = AppPhone.of(first, town, port);
        var page = AppPhone.page(asked, town);
        phone.sends(asked.link() + "/reject", "reason", "too-far");
        var taken = town.asked(asked.order(), second);
        phone.sends(taken.link() + "/accept", "minutes", "15");
        clock.passes(Duration.ofMinutes(10));
        for (int i = 0; i < 2; i++) {
            var came = app.taps(page + "/accept", UUID.randomUUID(), Duration.ofMinutes(10), "minutes", "30");
            assertThat(came.path("done").asBoolean()).isFalse();
            assertThat(came.path("words").asString()).isEqualTo("Dora Lepik has this job. Nothing to do.");
        }
        assertThat(town.now(asked).technicianName()).isEqualTo("Dora Lepik");
    }

    private static String withoutNonce(Phone.Page page) {
        return page.html().replaceAll("nonce=\"[^\"]+\"", "");
    }
}
