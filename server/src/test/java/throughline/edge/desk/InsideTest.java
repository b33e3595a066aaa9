package throughline.edge.desk;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.alarm.AlarmBook;
import throughline.alarm.Alarms;
import throughline.alarm.Signal;
import throughline.alarm.Signals;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.request.ProblemCodes;
import throughline.request.RequestBook;
import throughline.testing.AlarmHouse;
import throughline.testing.SomeRooms;
import throughline.testing.TestSettings;
import throughline.voice.VoiceUnderTest;
import throughline.work.Call;
import throughline.work.OrderBook;
import throughline.work.WorkOrders;

/** A storm: lifts call, people ring about others, some are out. The sheet of paper has everybody who is still inside, each once. */
class InsideTest {
    private static final UUID PIRET = new UUID(7, 7);

    @TempDir
    Path home;

    private @Nullable SomeRooms started;

    @AfterEach
    void close() {
        requireNonNull(started).close();
    }

    @Test
    void everybodyWhoIsStillInsideStandsThereOnceTheLongestFirst() {
        started = AlarmHouse.with(
                TestSettings.withCalls(home, VoiceUnderTest.freeBlock()), Instant.parse("2026-11-21T02:00:00Z"));
        var rooms = requireNonNull(started);
        var clock = rooms.clock();
        var customer = rooms.door(Customers.class).add(new CustomerForm("KÜ", "et", null, null, null, null), null);
        var site = rooms.door(Sites.class)
                .add(
                        new SiteForm(
                                customer.id(), "KÜ", "Kivi 4", "10112", "Tallinn", "EE", null, "", "Tallinn", null),
                        null)
                .id();
        var helped = pressed(rooms, site, 1);
        clock.passes(Duration.ofSeconds(5));
        var out = pressed(rooms, site, 2);
        clock.passes(Duration.ofSeconds(5));
        var code = rooms.door(ProblemCodes.class).get("E-01");
        var rang = rooms.door(WorkOrders.class)
                .raise(new Call(null, site, code.problem(), 2, true, "They knock.", clock.instant()), PIRET);

        var alarms = rooms.door(Alarms.class);
        alarms.take(helped, PIRET);
        var order = requireNonNull(alarms.sendHelp(helped, PIRET).order());
        rooms.door(WorkOrders.class).offering(order);
        var arrives = clock.instant().plusSeconds(900);
        rooms.door(WorkOrders.class).accepted(order, PIRET, "Mart Tamm", arrives);
        alarms.take(out, PIRET);
        alarms.sendHelp(out, PIRET);
        alarms.everyoneOut(out, "released", PIRET);

        var paper = new InsideEndpoints(
                        rooms.door(AlarmBook.class),
                        rooms.door(OrderBook.class),
                        rooms.door(RequestBook.class),
                        rooms.door(Units.class),
                        rooms.door(Sites.class))
                .inside()
                .items();
        assertThat(paper).extracting(InsideEndpoints.Inside::id).containsExactly(helped, rang.id());
        assertThat(paper.getFirst())
                .returns("Mart Tamm", InsideEndpoints.Inside::technician)
                .returns(arrives, InsideEndpoints.Inside::arrivesAt)
                .returns("U-1 Lift 1", InsideEndpoints.Inside::lift)
                .returns("Kivi 4, Tallinn", InsideEndpoints.Inside::address)
                .returns("+3726000001", InsideEndpoints.Inside::phone);
        assertThat(paper.getLast())
                .returns(null, InsideEndpoints.Inside::alarm)
                .returns(null, InsideEndpoints.Inside::lift)
                .returns("Kivi 4, Tallinn", InsideEndpoints.Inside::address)
                .returns(rang.number(), InsideEndpoints.Inside::order);
    }

    private static UUID pressed(SomeRooms rooms, UUID site, int number) {
        var unit = rooms.door(Units.class)
                .add(
                        new UnitForm(
                                "U-" + number,
                                site,
                                "Lift " + number,
                                null,
                                "traction",
                                null,
                                "Own",
                                "M",
                                1998,
                                null,
                                null,
                                9,
                                630,
                                null,
                                "Hearken",
                                "dc-09",
                                "1000" + number,
                                72,
                                List.of("+372600000" + number),
                                null,
                                null),
                        null)
                .id();
        rooms.door(Signals.class)
                .receive(new Signal(
                        "dc-09",
                        "1000" + number,
                        Signal.Kind.ALARM_RAISED,
                        Signal.Spot.CAR,
                        "140",
                        "",
                        null,
                        "pressed",
                        ""));
        return rooms.door(AlarmBook.class).open().stream()
                .filter(each -> unit.equals(each.unit()))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
