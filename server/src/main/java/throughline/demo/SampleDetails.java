package throughline.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a directory knows of its customers, addresses and lifts beyond names and numbers. It throws dice of its own, so that more
 * details do not make another company.
 */
final class SampleDetails {
    private static final LocalDate LAST_ROUND_OF_CHECKS = LocalDate.of(2026, 10, 31);
    private static final List<String> ALARM_MAKERS = List.of("Hearken", "Ropekall", "Nödton");
    private static final List<Weighed> DELIVERIES =
            List.of(new Weighed("mail", 70), new Weighed("paper", 20), new Weighed("portal", 10));
    private static final List<Weighed> CHANNELS =
            List.of(new Weighed("call", 60), new Weighed("text", 25), new Weighed("mail", 15));
    private static final List<Weighed> PROTOCOLS = List.of(
            new Weighed("voice", 30),
            new Weighed("p100", 25),
            new Weighed("scaip", 15),
            new Weighed("cpc", 10),
            new Weighed("dc-09", 10),
            new Weighed("contact-id", 10));
    /** Standards for alarm devices ask for a test call at least every three days (EN 81-28). */
    private static final int TEST_HOURS = 72;

    private record Weighed(String word, int weight) {}

    /** An alarm device, as far as a form asks. */
    record Alarm(
            @Nullable String maker,
            @Nullable String protocol,
            @Nullable String ident,
            @Nullable Integer testHours) {
        static final Alarm NONE = new Alarm(null, null, null, null);
    }

    private final Dice dice;

    SampleDetails(long seed) {
        dice = new Dice(~seed);
    }

    String delivery() {
        return dice.weighed(DELIVERIES, Weighed::weight).word();
    }

    String deliveryAddress(String delivery, String domain, String street) {
        return switch (delivery) {
            case "mail" -> "invoices@" + domain;
            case "paper" -> street;
            default -> "";
        };
    }

    String channel() {
        return dice.weighed(CHANNELS, Weighed::weight).word();
    }

    /** One in five has a second address. */
    List<String> mailsOf(int person, String domain) {
        var own = "person-%d@%s".formatted(person, domain);
        return switch (dice.from(1, 10)) {
            case 1, 2, 3 -> List.of();
            case 4, 5 -> List.of(own, "post@" + domain);
            default -> List.of(own);
        };
    }

    @Nullable
    LocalDate verifiedOn() {
        return dice.chance(60) ? LAST_ROUND_OF_CHECKS.minusDays(dice.from(0, 700)) : null;
    }

    @Nullable
    String keyCode() {
        return dice.chance(40) ? "%04d".formatted(dice.from(0, 9_999)) : null;
    }

    String one(Land land, String heading) {
        return dice.one(land.list(heading));
    }

    String person(Land land) {
        return SampleWorld.person(dice, land);
    }

    String serial(String model) {
        return "%s-%06d".formatted(model, dice.next("serial") * 7 + dice.from(0, 6));
    }

    @Nullable
    String customersNumber(int position) {
        return dice.chance(30) ? "H-%02d".formatted(position) : null;
    }

    LocalDate installedIn(int year) {
        var day = LocalDate.of(year, dice.from(1, 12), dice.from(1, 28));
        return day.isAfter(LAST_ROUND_OF_CHECKS) ? LAST_ROUND_OF_CHECKS : day;
    }

    Alarm alarm(boolean hasLine) {
        return hasLine
                ? new Alarm(
                        dice.one(ALARM_MAKERS),
                        dice.weighed(PROTOCOLS, Weighed::weight).word(),
                        "%08d".formatted(10_000_000 + dice.next("ident") * 13),
                        TEST_HOURS)
                : Alarm.NONE;
    }
}
