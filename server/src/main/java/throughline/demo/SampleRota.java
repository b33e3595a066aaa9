package throughline.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import throughline.dispatch.OnCall;
import throughline.dispatch.Rota;
import throughline.dispatch.Technician;
import throughline.dispatch.Technicians;
import throughline.kernel.Slice;

/** Keeps the on-call list of the sample company written for the weeks to come: a week each, handed over on Mondays at eight. */
@Component
class SampleRota {
    private static final int WEEKS_AHEAD = 8;
    private static final int A_WEEK = 7;
    private static final LocalTime HANDOVER = LocalTime.of(8, 0);

    private final Technicians technicians;
    private final OnCall onCall;
    private final InstantSource clock;

    SampleRota(Technicians technicians, OnCall onCall, InstantSource clock) {
        this.technicians = technicians;
        this.onCall = onCall;
        this.clock = clock;
    }

    /** Writes what is missing: everything in a new home, nothing or some weeks in one that was away for a while. */
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
        var today = LocalDate.ofInstant(now, land.zone());
        var thisWeek = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var first = now.isBefore(thisWeek.atTime(HANDOVER).atZone(land.zone()).toInstant())
                ? thisWeek.minusDays(A_WEEK)
                : thisWeek;
        var written = onCall.writtenUntil(land.area());
        var from = written == null || written.isBefore(now) ? first : LocalDate.ofInstant(written, land.zone());
        onCall.writeOut(
                land.area(),
                new Rota(land.zone(), HANDOVER, A_WEEK, order),
                from,
                thisWeek.plusWeeks(WEEKS_AHEAD),
                null);
    }
}
