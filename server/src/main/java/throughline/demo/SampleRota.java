package throughline.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.dispatch.Technician;
import throughline.dispatch.Technicians;
import throughline.kernel.Slice;
import throughline.rota.Absences;
import throughline.rota.Publications;
import throughline.rota.Rota;
import throughline.rota.RotaForm;
import throughline.rota.RotaForm.HoursForm;
import throughline.rota.RotaForm.LayerForm;
import throughline.rota.RotaForm.MomentForm;
import throughline.rota.Rotas;

/**
 * Keeps the rotas of the sample company published for the weeks to come: a week each, handed over on Mondays at eight, other people in
 * the nights of the weekend, and a back-up.
 */
@Component
class SampleRota {
    private static final int WEEKS_AHEAD = 8;
    private static final int A_WEEK = 7;
    private static final LocalTime HANDOVER = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final Technicians technicians;
    private final Rotas rotas;
    private final Publications publications;
    private final Absences absences;
    private final InstantSource clock;

    SampleRota(
            Technicians technicians, Rotas rotas, Publications publications, Absences absences, InstantSource clock) {
        this.technicians = technicians;
        this.rotas = rotas;
        this.publications = publications;
        this.absences = absences;
        this.clock = clock;
    }

    /** Publishes what is missing: everything in a new home, nothing or some weeks in one that was away for a while. */
    void extend() {
        var now = clock.instant();
        var all = technicians.list(Slice.first(200)).items();
        for (var land : Land.ALL) {
            var order = all.stream()
                    .filter(technician ->
                            technician.active() && technician.area().equals(land.area()))
                    .map(Technician::id)
                    .toList();
            if (!order.isEmpty()) {
                extend(land, order, now);
            }
        }
    }

    private void extend(Land land, List<UUID> order, Instant now) {
        var monday = LocalDate.ofInstant(now, land.zone()).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var known = rotas.ofArea(land.area());
        var rota = known == null ? begin(land, order, monday, now) : known;
        var published = rota.publishedUntil();
        var until = monday.plusWeeks(WEEKS_AHEAD)
                .atTime(HANDOVER)
                .atZone(land.zone())
                .toInstant();
        if (published == null || published.isBefore(until)) {
            publish(rota, published == null ? now : published, until);
        }
    }

    private void publish(Rota rota, Instant from, Instant until) {
        publications.publish(
                rota.id(), new Publications.Filled(from, until, "The sample company goes on.", rota.version()), null);
    }

    /** Somebody is on holiday in the week after the next, so that the next in the order has that turn. */
    private Rota begin(Land land, List<UUID> order, LocalDate monday, Instant now) {
        var start = monday.minusWeeks(1);
        var layers = List.<@Nullable LayerForm>of(
                new LayerForm("Weeks", 1, start, HANDOVER, A_WEEK, null, turned(order, 0), null, true),
                new LayerForm(
                        "Weekend nights",
                        1,
                        start,
                        EVENING,
                        null,
                        List.of(new MomentForm(DayOfWeek.FRIDAY, EVENING)),
                        turned(order, 2),
                        List.of(new HoursForm(WEEKEND, EVENING, HANDOVER)),
                        true),
                new LayerForm("Back-up", 2, start, HANDOVER, A_WEEK, null, turned(order, 1), null, true));
        var holiday = now.plus(Duration.ofDays(14));
        absences.add(
                new Absences.Filled(order.getLast(), holiday, holiday.plus(Duration.ofDays(7)), "holiday"), true, null);
        return rotas.add(new RotaForm(land.area(), land.zone().getId(), layers, null, true, null), null);
    }

    private static List<@Nullable UUID> turned(List<UUID> order, int by) {
        var turned = new ArrayList<@Nullable UUID>(order);
        Collections.rotate(turned, -by);
        return turned;
    }
}
