package throughline.work;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import throughline.customer.Clause;
import throughline.customer.ServiceHours;

/**
 * A promise somewhere on earth, made from a seed: a zone with its own change of clocks, days off, an agreement that differs from level to
 * level with hours that may be split or lie in the night, and a history with holds and changes of urgency. Everything lies on whole minutes.
 */
record PromiseWorlds(PromiseTerms terms, PromiseCalendar calendar, PromiseHistory history, Instant called) {
    private static final List<String> ZONES = List.of(
            "Europe/Stockholm",
            "Europe/Tallinn",
            "Europe/London",
            "Asia/Taipei",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "Atlantic/Azores",
            "Africa/Cairo",
            "America/Havana",
            "Pacific/Apia",
            "UTC");

    /** Around the nights in which clocks change somewhere, and a week like any other. */
    private static final List<String> STARTS = List.of(
            "2026-03-06",
            "2026-03-27",
            "2026-04-03",
            "2026-04-23",
            "2026-06-08",
            "2026-10-02",
            "2026-10-23",
            "2026-10-30");

    static PromiseWorlds of(long seed) {
        var chance = new Random(seed * 7919);
        var zone = ZoneId.of(one(chance, ZONES));
        var called = LocalDate.parse(one(chance, STARTS))
                .atStartOfDay(zone)
                .toInstant()
                .plus(Duration.ofMinutes(chance.nextInt(3 * 24 * 60)));
        var terms = new PromiseTerms(
                PromiseTerms.Basis.AGREEMENT,
                term(chance, 180),
                term(chance, 600),
                term(chance, 1_200),
                term(chance, 2_000));
        return new PromiseWorlds(
                terms, new PromiseCalendar(zone, daysOff(chance, called, zone)), history(chance, called), called);
    }

    /** Each level has its own hours, time, start, stop and pauses; some promise no time. */
    private static PromiseTerms.Term term(Random chance, int mostMinutes) {
        var hours = hours(chance);
        int aWeek = (int) hours.week().toMinutes();
        var allowed = Duration.ofMinutes(1 + chance.nextInt(Math.min(mostMinutes, aWeek)));
        return new PromiseTerms.Term(
                hours,
                chance.nextInt(8) == 0 ? null : allowed,
                one(chance, List.of(Clause.Starts.values())),
                one(chance, List.of(Clause.Stops.values())),
                chance.nextInt(4) == 0 ? Set.of() : PromiseTerms.NOT_OURS);
    }

    private static ServiceHours hours(Random chance) {
        if (chance.nextInt(6) == 0) {
            return ServiceHours.ALWAYS;
        }
        var days = new EnumMap<DayOfWeek, List<ServiceHours.Window>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (chance.nextInt(4) > 0) {
                days.put(day, windows(chance));
            }
        }
        if (days.isEmpty()) {
            days.put(DayOfWeek.SUNDAY, windows(chance));
        }
        return new ServiceHours(days, chance.nextInt(4) == 0);
    }

    /** Up to three a day, on half hours, so that they touch each other, midnight, and hours that come twice or never. */
    private static List<ServiceHours.Window> windows(Random chance) {
        var edges = new TreeSet<Integer>();
        int wanted = 2 * (1 + chance.nextInt(3));
        while (edges.size() < wanted) {
            edges.add(chance.nextInt(3) == 0 ? chance.nextInt(9) : chance.nextInt(49));
        }
        var sorted = List.copyOf(edges);
        var windows = new ArrayList<ServiceHours.Window>();
        for (int i = 0; i < sorted.size(); i += 2) {
            windows.add(new ServiceHours.Window(halfHour(sorted.get(i)), halfHour(sorted.get(i + 1))));
        }
        return windows;
    }

    private static LocalTime halfHour(int halves) {
        return LocalTime.MIDNIGHT.plusMinutes(halves * 30L);
    }

    private static Holidays daysOff(Random chance, Instant around, ZoneId zone) {
        var days = new HashSet<LocalDate>();
        for (int i = 0; i < chance.nextInt(5); i++) {
            days.add(LocalDate.ofInstant(around, zone).plusDays(chance.nextInt(8) - 1));
        }
        return Holidays.of(days);
    }

    private static PromiseHistory history(Random chance, Instant called) {
        var history = PromiseHistory.of(chance.nextInt(9)).called(called);
        var at = called.plus(Duration.ofMinutes(chance.nextInt(20)));
        history = history.raised(at);
        for (int i = 0; i < chance.nextInt(10); i++) {
            at = at.plus(Duration.ofMinutes(chance.nextInt(5) == 0 ? 0 : chance.nextInt(700)));
            history = switch (chance.nextInt(14)) {
                case 0, 1, 2, 3 -> history.held(at, one(chance, List.of(HoldReason.values())));
                case 4, 5, 6 -> history.resumed(at);
                case 7, 8 -> history.urgency(at, chance.nextInt(9));
                case 9 -> history.accepted(at);
                case 10 -> history.arrived(at);
                case 11 -> history.released(at);
                case 12 -> history.restored(at);
                default -> chance.nextInt(3) == 0 ? history.cancelled(at) : history.accepted(at);
            };
        }
        return history;
    }

    static <T> T one(Random chance, List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }
}
