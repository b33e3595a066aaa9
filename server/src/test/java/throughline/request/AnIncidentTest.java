package throughline.request;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import throughline.incident.IncidentForm;
import throughline.incident.IncidentLog;
import throughline.incident.Incidents;
import throughline.kernel.Refused;
import throughline.notify.Text;
import throughline.notify.Texts;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;

/** A storm over Tallinn: its orders come together by themselves, those who wait are told the same words once, and the all-clear ends it. */
class AnIncidentTest {
    private static final CareCentre CENTRE = new CareCentre();
    private static final Incidents INCIDENTS = CENTRE.rooms.door(Incidents.class);
    private static final UUID LEA = CENTRE.lead.person();
    private static final Map<String, String> STORM =
            Map.of("en", "Storm. We come as soon as we can.", "et", "Torm. Tuleme niipea, kui saame.");
    private static final Map<String, String> LATER = Map.of("en", "Help comes before six.");

    @AfterAll
    static void close() {
        CENTRE.close();
    }

    @Test
    void ordersComeTogetherAndEachWhoWaitsIsToldTheSameOnceUntilTheAllClear() {
        var before = calls(CENTRE.lift1);
        var incident = INCIDENTS.declare(new IncidentForm("Storm", List.of("Tallinn", "Tartu"), 60, STORM), LEA);
        assertThat(incident.number()).startsWith("IN-");
        assertThat(INCIDENTS.open()).containsExactly(incident);
        assertThat(numbers(incident.id())).containsExactly(before.number());
        assertThat(told(before))
                .as("in the caller's language")
                .singleElement()
                .asString()
                .contains("Torm. Tuleme");

        var during = calls(CENTRE.lift2);
        assertThat(numbers(incident.id())).containsExactlyInAnyOrder(before.number(), during.number());
        INCIDENTS.say(incident.id(), "The power company works on it.", Map.of(), LEA);
        assertThat(told(during)).as("the log is not for callers").isEmpty();

        INCIDENTS.say(incident.id(), "", LATER, LEA);
        INCIDENTS.say(incident.id(), "", LATER, LEA);
        assertThat(told(before)).hasSize(2);
        assertThat(told(during))
                .as("English where nobody wrote it in Estonian, and once")
                .singleElement()
                .asString()
                .contains("before six");

        INCIDENTS.unlink(during.order(), LEA);
        refused("incident.is-over", () -> {
            INCIDENTS.end(incident.id(), "", Map.of("et", "Vool on tagasi."), LEA);
            INCIDENTS.say(incident.id(), "too late", Map.of(), LEA);
        });
        assertThat(told(before)).last().asString().contains("Vool on tagasi");
        assertThat(told(during)).as("it was taken out").hasSize(1);
        var after = calls(CENTRE.elsewhere);
        assertThat(numbers(incident.id())).containsExactly(before.number());
        refused("incident.is-over", () -> INCIDENTS.link(incident.id(), after.order(), LEA));
        assertThat(INCIDENTS.open()).isEmpty();
        assertThat(CENTRE.rooms.door(IncidentLog.class).of(incident.id()))
                .extracting(IncidentLog.Entry::kind)
                .containsExactly("ended", "unlinked", "said", "said", "said", "linked", "linked", "declared");

        CENTRE.clock.passes(Duration.ofMinutes(1));
        var next = INCIDENTS.declare(new IncidentForm("Power cut", List.of("Tallinn"), 0, null), LEA);
        refused("incident.of-another", () -> INCIDENTS.link(next.id(), before.order(), LEA));
        INCIDENTS.link(next.id(), after.order(), LEA);
        assertThat(numbers(next.id())).containsExactly(after.number());
        refused(
                "incident.declared-already",
                () -> INCIDENTS.declare(new IncidentForm("Power cut", List.of("Tallinn"), 0, null), LEA));
        INCIDENTS.end(next.id(), null, null, LEA);
    }

    @Test
    void whatIsFilledInWrongIsSaidAndNothingIsDeclared() {
        refusedFields(() -> INCIDENTS.declare(new IncidentForm(" ", List.of(" "), 1_441, Map.of("fi", "Myrsky")), LEA));
        refused("incident.nothing-said", () -> INCIDENTS.say(new UUID(1, 1), " ", Map.of("en", " "), LEA));
        refused("incident.no-such-incident", () -> INCIDENTS.say(new UUID(1, 1), "Storm", Map.of(), LEA));
    }

    /** What a caller waits for. */
    private record Waits(UUID request, UUID order, String number) {}

    private static Waits calls(UUID lift) {
        var request = CENTRE.talksWith(CENTRE.anna);
        var form = new CareCentre.Form().unit(lift).callback(request.callback()).form();
        var raised = CENTRE.answers.raise(request.id(), form, null, CENTRE.anna);
        var order = requireNonNull(raised.order());
        var number = CENTRE.rooms.door(OrderBook.class).get(order).number();
        return new Waits(raised.id(), order, number);
    }

    private static List<String> numbers(UUID incident) {
        return INCIDENTS.ordersOf(incident).stream().map(WorkOrder::number).toList();
    }

    private static List<String> told(Waits caller) {
        return CENTRE.rooms.door(Texts.class).about(List.of(caller.request())).stream()
                .map(Text::words)
                .toList();
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static void refusedFields(Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.fields())
                                .containsOnlyKeys("title", "areas", "sinceMinutes", "words"));
    }
}
