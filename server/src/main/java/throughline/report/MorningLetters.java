package throughline.report;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import throughline.house.Settings;
import throughline.kernel.Transactions;
import throughline.notify.Letter;
import throughline.notify.Relays;
import throughline.notify.Texts;
import throughline.notify.Via;
import throughline.people.People;
import throughline.people.Person;
import throughline.report.MorningReports.AreaDay;
import throughline.report.MorningReports.Morning;

/**
 * Writes the letters of a morning: for each clock on which one began, one to everybody who asked, about the branches that they see. The letters and the mark
 * that they are written are one transaction, so a start that comes later on that day finds what is left to do and nothing goes twice.
 */
@Component
class MorningLetters {
    /** What nobody read by then is old. */
    private static final Duration GOOD_FOR = Duration.ofHours(12);

    /** So many fit into a letter; all of them stand on the page. */
    private static final int MOST_AREAS = 8;

    private final DSLContext database;
    private final MorningMails mails;
    private final MorningReports reports;
    private final MorningWords words;
    private final People people;
    private final Relays relays;
    private final Texts texts;
    private final Settings settings;
    private final Transactions transactions;

    MorningLetters(
            DSLContext database,
            MorningMails mails,
            MorningReports reports,
            MorningWords words,
            People people,
            Relays relays,
            Texts texts,
            Settings settings,
            Transactions transactions) {
        this.database = database;
        this.mails = mails;
        this.reports = reports;
        this.words = words;
        this.people = people;
        this.relays = relays;
        this.texts = texts;
        this.settings = settings;
        this.transactions = transactions;
    }

    /** While there is no mail server they wait for one, until the day is over. */
    void write(Instant now) {
        var relay = relays.forMails();
        if (relay != null) {
            transactions.run(() -> due(now).forEach((zone, mornings) -> {
                var readers = mails.readers();
                for (var reader : readers) {
                    write(reader, relay, zone, mornings, now);
                }
                database.execute(
                        "update report.morning set mailed_at = cast(? as timestamptz) where id = any (?)",
                        now.atOffset(ZoneOffset.UTC),
                        mornings.stream().map(Morning::id).toArray(UUID[]::new));
            }));
        }
    }

    /** By zone; another node that writes them at this moment has locked them. */
    private Map<String, List<Morning>> due(Instant now) {
        return database.resultQuery("""
                        select id, branch, day, zone, made_at from report.morning
                         where mailed_at is null and day = ({0} at time zone zone)::date
                         order by zone, branch for update skip locked""", DSL.val(now.atOffset(ZoneOffset.UTC))).fetch(MorningReports::morning).stream()
                .collect(groupingBy(Morning::zone, LinkedHashMap::new, toList()));
    }

    private void write(Person reader, UUID relay, String zone, List<Morning> mornings, Instant now) {
        var scope = people.scopeOf(reader.id());
        var seen = mornings.stream().filter(each -> scope.sees(each.branch())).toList();
        if (seen.isEmpty()) {
            return;
        }
        var day = seen.getFirst().day();
        var letter = letter(reader.language(), zone, day, seen);
        texts.send(new Letter(
                        reader.email(),
                        reader.language(),
                        letter.words(),
                        "morning-%s-%s-%s".formatted(reader.id(), zone, day))
                .by(new Via.Mail(relay, letter.subject()))
                .bestBefore(now.plus(GOOD_FOR)));
    }

    private record Said(String subject, String words) {}

    private Said letter(String language, String zone, LocalDate day, List<Morning> mornings) {
        var ids = mornings.stream().map(Morning::id).toList();
        var areas = reports.areas(ids);
        var all = areas.stream().reduce(AreaDay.none(), AreaDay::with);
        var places = places(all);
        places.put("day", day.toString());
        places.put("zone", zone);
        places.put(
                "time",
                mornings.getFirst()
                        .madeAt()
                        .atZone(ZoneId.of(zone))
                        .toLocalTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
        var address = settings.url().toString().replaceAll("/$", "");
        places.put("report", "%s/reports/morning?day=%s".formatted(address, day));
        places.put(
                "figures",
                "%s/reports/dispatch?from=%s&to=%s&figure=undispatched"
                        .formatted(address, day.minusDays(1), day.minusDays(1)));
        places.put("board", address + "/dispatch?tab=unreachable");
        var lines = new StringBuilder();
        areas.stream()
                .sorted(comparing(AreaDay::undispatched).reversed().thenComparing(AreaDay::area))
                .limit(MOST_AREAS)
                .forEach(area ->
                        lines.append(words.say("area", language, places(area))).append('\n'));
        if (areas.size() > MOST_AREAS) {
            lines.append(words.say("more-areas", language, Map.of("n", Integer.toString(areas.size() - MOST_AREAS))))
                    .append('\n');
        }
        places.put("areas", lines.toString());
        return new Said(words.say("subject", language, places), words.say("mail", language, places));
    }

    private static Map<String, String> places(AreaDay area) {
        var places = new LinkedHashMap<String, String>();
        places.put("area", area.area());
        places.put("raised", Integer.toString(area.raised()));
        places.put("undispatched", percent(area.undispatched(), area.undispatchedOf()));
        places.put("stillOpen", percent(area.stillOpen(), area.raised()));
        places.put("unreached", Integer.toString(area.unreached()));
        places.put("open", Integer.toString(area.open()));
        places.put("missing", Integer.toString(area.missing()));
        places.put("onHold", Integer.toString(area.onHold()));
        return places;
    }

    /** Where nothing was counted there is no share, which is not nought. */
    private static String percent(int count, int of) {
        return of == 0 ? "-" : "%d %% (%d/%d)".formatted(Math.round(100f * count / of), count, of);
    }
}
