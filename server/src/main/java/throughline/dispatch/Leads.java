package throughline.dispatch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;

/** The front door to whoever leads where an order is: the supervisor and the duty manager of its ladder. */
@Component
@Transactional
public class Leads {
    private static final List<Who> ABOVE = List.of(Who.SUPERVISOR, Who.DUTY_MANAGER);

    private final OrderBook orders;
    private final Covers covers;
    private final Technicians technicians;
    private final TechnicianTexts texts;
    private final InstantSource clock;

    Leads(OrderBook orders, Covers covers, Technicians technicians, TechnicianTexts texts, InstantSource clock) {
        this.orders = orders;
        this.covers = covers;
        this.technicians = technicians;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Texts one of them that nobody has taken a lift's alarm: the first the first time, the next the next time.
     *
     * @param alarm its number
     * @param times how often nobody had taken it in time
     * @return whom, by name; empty where nobody leads
     */
    public List<String> hearOfAlarm(UUID order, String alarm, int times) {
        var of = orders.get(order);
        return tell(of, times, to -> texts.alarmIsUntaken(of, to, alarm, times));
    }

    /**
     * Texts one of them that nobody talks with whoever is shut in.
     *
     * @param alarm its number
     * @param spokeAt when somebody last did
     * @param times how often nobody had in time since then
     * @return whom, by name; empty where nobody leads
     */
    public List<String> hearOfSilence(UUID order, String alarm, Instant spokeAt, int times) {
        var of = orders.get(order);
        return tell(of, times, to -> texts.nobodyTalks(of, to, alarm, spokeAt, times));
    }

    private List<String> tell(WorkOrder of, int times, Consumer<Technician> text) {
        var cover = covers.unranked(of, clock.instant());
        var above = ABOVE.stream().filter(who -> !cover.of(who).isEmpty()).toList();
        if (above.isEmpty()) {
            return List.of();
        }
        var who = above.get((times - 1) % above.size());
        var to = technicians.get(cover.of(who).getFirst());
        text.accept(to);
        return List.of(to.name());
    }
}
