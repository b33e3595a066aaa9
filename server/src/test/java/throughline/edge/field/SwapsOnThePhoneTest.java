package throughline.edge.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import throughline.dispatch.OnCall;
import throughline.dispatch.Technician;
import throughline.dispatch.TechnicianForm;
import throughline.dispatch.Technicians;
import throughline.dispatch.Turn;
import throughline.rota.Publications;
import throughline.rota.RotaForm;
import throughline.rota.RotaForm.LayerForm;
import throughline.rota.RotaHistory;
import throughline.rota.Rotas;
import throughline.rota.Swap;
import throughline.rota.Swaps;

/** A technician swaps a turn on her own phone; only her own, and only with whoever can take it. */
class SwapsOnThePhoneTest extends OnThePhone {
    private static final Pattern PROOF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");

    private String area = "";

    // ASVS 8.2.2
    @Test
    void aTurnThatRunsIsAskedForTakenApprovedAndTheOthersFromThen() {
        area = town.area("Kivi 4", "").name();
        var mart = technician("Mart Kask", area);
        var liis = technician("Liis Oja", area);
        var stranger = technician("Uku Saar", "Elsewhere");
        var rota = published(mart, liis);
        var turn = onCall(clock.instant()).getFirst();
        assertThat(turn.technician()).isEqualTo(mart);
        var his = AppPhone.of(mart, town, port);
        var hers = AppPhone.of(liis, town, port);
        var others = AppPhone.of(stranger, town, port);
        assertThat(his.browser.opens("/app/").html()).contains("href=\"/app/turns\"");
        assertThat(new Phone(port).opens("/app/turns").status()).isEqualTo(401);

        var to = TurnsPage.field(clock.instant().plus(Duration.ofHours(6)), TALLINN);
        var from = TurnsPage.field(clock.instant(), TALLINN);
        assertThat(sends(hers, "/app/turns", "turn", turn.id().toString(), "from", from, "to", to, "why", "Mine"))
                .as("a turn of somebody else")
                .contains("This turn is not yours any more.");
        var sent = new String[] {"turn", turn.id().toString(), "from", from, "to", to, "why", "<b>Child ill</b>"};
        assertThat(sends(his, "/app/turns", sent)).contains("You asked for a swap", "Nobody has taken it yet.");
        assertThat(sends(his, "/app/turns", sent)).contains("You have asked for a swap of this time already.");

        var swap = door(Swaps.class).open().stream()
                .filter(each -> each.area().equals(area))
                .findFirst()
                .map(Swap::id)
                .orElseThrow();
        assertThat(hers.browser.opens("/app/turns").html())
                .contains("Others ask you", "Mart Kask", "&lt;b&gt;Child ill", "/app/swaps/" + swap + "/take");
        assertThat(others.browser.opens("/app/turns").html()).doesNotContain(swap.toString(), "Mart Kask");
        assertThat(sends(others, "/app/swaps/" + swap + "/take")).contains("You cannot take it");
        assertThat(sends(others, "/app/swaps/" + swap + "/withdraw")).contains("This swap is not there any more.");
        assertThat(sends(others, "/app/swaps/nonsense/take"))
                .as("an address that means nothing is no incident")
                .contains("not known");
        assertThat(sends(hers, "/app/swaps/" + swap + "/take")).contains("Not yours before it is approved.");
        assertThat(onCall(clock.instant()).getFirst().technician()).isEqualTo(mart);

        door(Swaps.class).decide(swap, true, FieldTown.PIRET);
        assertThat(onCall(clock.instant()).getFirst().technician())
                .as("inside the turn that runs")
                .isEqualTo(liis);
        assertThat(onCall(clock.instant().plus(Duration.ofHours(7))).getFirst().technician())
                .isEqualTo(mart);
        assertThat(door(RotaHistory.class).of(rota))
                .extracting(RotaHistory.Line::kind, RotaHistory.Line::by)
                .contains(tuple("swap-asked", "Mart Kask"), tuple("swap-taken", "Liis Oja"));
    }

    private UUID published(Technician... order) {
        var people = new ArrayList<@Nullable UUID>(
                Stream.of(order).map(Technician::id).toList());
        var yesterday = LocalDate.ofInstant(clock.instant(), TALLINN).minusDays(1);
        var layer = new LayerForm("Weeks", 1, yesterday, LocalTime.of(8, 0), 7, null, people, null, true);
        var rota = door(Rotas.class)
                .add(new RotaForm(area, TALLINN.getId(), List.of(layer), null, true, null), FieldTown.PIRET);
        var until = clock.instant().plus(Duration.ofDays(20));
        door(Publications.class)
                .publish(rota.id(), new Publications.Filled(null, until, null, rota.version()), FieldTown.PIRET);
        return rota.id();
    }

    private Technician technician(String name, String where) {
        var number = "+3725551%04d".formatted(Math.floorMod(name.hashCode(), 10_000));
        return door(Technicians.class)
                .add(new TechnicianForm(null, name, number, "en", List.of(), where, true, null), null);
    }

    private List<Turn> onCall(Instant at) {
        return door(OnCall.class).at(area, at);
    }

    private static String sends(AppPhone phone, String path, String... fields) {
        var proof = PROOF.matcher(phone.browser.opens("/app/turns").html());
        if (proof.find()) {
            var all = new ArrayList<>(List.of(fields));
            all.addAll(List.of("_csrf", proof.group(1)));
            return phone.browser.sends(path, all.toArray(String[]::new)).html();
        }
        var state = phone.browser.opens("/app/state").html().replaceAll(".*\"proof\":\"([^\"]+)\".*", "$1");
        return phone.send(path, state, UUID.randomUUID(), Duration.ZERO, fields).html();
    }

    private <T> T door(Class<T> room) {
        return town.door(room);
    }
}
