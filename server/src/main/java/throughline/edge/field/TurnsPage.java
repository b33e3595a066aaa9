package throughline.edge.field;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rota.OwnSwaps;
import throughline.rota.OwnSwaps.Own;
import throughline.rota.OwnSwaps.Shown;

/** Her turns: those to come, which of them she asks others to take, and which of others she could take. */
final class TurnsPage {
    static final String ADDRESS = "/app/turns";

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private TurnsPage() {}

    /** @param proof goes along with each form, so that no page of somebody else sends one */
    static Html of(OwnSwaps.Seen seen, Instant now, String proof, FieldWords.Of words, @Nullable String notice) {
        return Html.all(
                AppPage.waiting(words),
                Parts.notice(notice),
                list("turns-open", seen.open(), shown -> open(shown, now, proof, words), words),
                list("turns-asked", seen.asked(), shown -> asked(shown, now, proof, words), words),
                list("turns-taken", seen.taken(), shown -> taken(shown, now, words), words),
                Html.of("<h1 class=\"head\">{}</h1>", words.say("turns")),
                seen.turns().isEmpty()
                        ? Html.of("<p class=\"blk lead\">{}</p>", words.say("turns-none"))
                        : Html.all(seen.turns().stream()
                                .map(each -> turn(each, now, proof, words))
                                .toList()));
    }

    private interface Line {
        Html of(Shown shown);
    }

    private static Html list(String title, List<Shown> swaps, Line line, FieldWords.Of words) {
        return swaps.isEmpty()
                ? Html.NOTHING
                : Html.of(
                        "<h2 class=\"head\">{}</h2>{}",
                        words.say(title),
                        Html.all(swaps.stream().map(line::of).toList()));
    }

    private static Html open(Shown shown, Instant now, String proof, FieldWords.Of words) {
        var swap = shown.swap();
        return Html.of(
                "<div class=\"blk\"><b class=\"h\" dir=\"auto\">{}</b><p>{}</p><p class=\"t2\">{}</p>{}</div>",
                swap.technician().name(),
                said(swap.from(), swap.to(), swap.rank(), swap.area(), shown.zone(), now, words),
                Parts.written(swap.why()),
                press("/app/swaps/" + swap.id() + "/take", "yes", Icon.TICK, words.say("turns-take"), proof));
    }

    private static Html asked(Shown shown, Instant now, String proof, FieldWords.Of words) {
        var swap = shown.swap();
        var taker = swap.taker();
        return Html.of(
                "<div class=\"blk\"><b class=\"h\">{}</b><p class=\"t2\">{}</p>{}</div>",
                said(swap.from(), swap.to(), swap.rank(), swap.area(), shown.zone(), now, words),
                taker == null ? words.say("turns-waits") : words.say("turns-taken-by", taker.name()),
                press("/app/swaps/" + swap.id() + "/withdraw", "no", Icon.CROSS, words.say("turns-withdraw"), proof));
    }

    private static Html taken(Shown shown, Instant now, FieldWords.Of words) {
        var swap = shown.swap();
        return Html.of(
                "<div class=\"blk\"><b class=\"h\" dir=\"auto\">{}</b><p>{}</p><p class=\"t2\">{}</p></div>",
                swap.technician().name(),
                said(swap.from(), swap.to(), swap.rank(), swap.area(), shown.zone(), now, words),
                words.say("turns-decides"));
    }

    private static Html turn(Own own, Instant now, String proof, FieldWords.Of words) {
        var turn = own.turn();
        var zone = own.zone();
        var said = said(turn.from(), turn.to(), turn.rank(), turn.area(), own.clocks(), now, words);
        return Html.of(
                "<div class=\"blk\"><b class=\"h\">{}</b>{}</div>",
                said,
                zone == null ? Html.NOTHING : ask(own, zone, now, proof, words));
    }

    /** All of it unless she says which part; of one that runs what is left. */
    private static Html ask(Own own, ZoneId zone, Instant now, String proof, FieldWords.Of words) {
        var turn = own.turn();
        var from = turn.from().isBefore(now) ? now : turn.from();
        return Html.of(
                """
                <details><summary class="big no">{}{}</summary><form method="post" action="{}" data-now><input type="hidden" name="_csrf" value="{}"><input type="hidden" name="turn" value="{}">\
                <label>{}<input type="datetime-local" name="from" value="{}" required></label><label>{}<input type="datetime-local" name="to" value="{}" required></label>\
                <label>{}<textarea name="why" rows="2" maxlength="300" required></textarea></label><button class="big go">{}</button></form></details>
                """,
                Icon.PEOPLE.drawing(),
                words.say("turns-ask"),
                ADDRESS,
                proof,
                turn.id(),
                words.say("turns-from"),
                field(from, zone),
                words.say("turns-to"),
                field(turn.to(), zone),
                words.say("turns-why"),
                words.say("turns-ask-now"));
    }

    static String field(Instant at, ZoneId zone) {
        return FIELD.format(at.atZone(zone));
    }

    /**
     * What such a field says. The minute in which the turn begins or ends, and that of now, mean the turn's own instant: nobody types
     * seconds. Null when it is no time.
     */
    static @Nullable Instant read(@Nullable String field, ZoneId zone, Instant... own) {
        try {
            var local = LocalDateTime.parse(field == null ? "" : field).truncatedTo(ChronoUnit.MINUTES);
            for (var each : own) {
                if (field(each, zone).equals(FIELD.format(local))) {
                    return each;
                }
            }
            return local.atZone(zone).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static String said(
            Instant from, Instant to, int rank, String area, ZoneId zone, Instant now, FieldWords.Of words) {
        var clock = new PlaceClock(zone, now);
        return words.say(
                "turns-line",
                clock.dayAndTime(from, words.language()),
                clock.dayAndTime(to, words.language()),
                area,
                rank);
    }

    private static Html press(String action, String look, Icon icon, String words, String proof) {
        return Html.of(
                "<form method=\"post\" action=\"{}\" data-now><input type=\"hidden\" name=\"_csrf\" value=\"{}\"><button class=\"big {}\">{}{}</button></form>",
                action,
                proof,
                look,
                icon.drawing(),
                words);
    }
}
