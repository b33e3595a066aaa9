package throughline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;
import throughline.notify.Message.AboutIncident;
import throughline.notify.Message.Accepted;
import throughline.notify.Message.ArrivesLater;
import throughline.notify.Message.BillDiffers;
import throughline.notify.Message.CallsRefused;
import throughline.notify.Message.CallsTooDear;
import throughline.notify.Message.CallsUnusual;
import throughline.notify.Message.Cancelled;
import throughline.notify.Message.ComesInstead;
import throughline.notify.Message.LeftOutOfService;
import throughline.notify.Message.LineAnswers;
import throughline.notify.Message.LineIsBusy;
import throughline.notify.Message.LineIsSilent;
import throughline.notify.Message.LineWasNotTried;
import throughline.notify.Message.LooksLikeFraud;
import throughline.notify.Message.Received;
import throughline.notify.Message.TestCallMissing;
import throughline.notify.Message.TextsHeldBack;
import throughline.notify.Message.WaitsForPart;
import throughline.notify.Message.WorksAgain;

/** Everything that we text, in each language, whole. */
class SentencesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T13:05:00Z");
    private static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");
    private static final Instant SOON = Instant.parse("2026-11-26T13:10:00Z");
    private static final String PAGE = "https://lodlinje.example/admin/carrier";
    private static final List<Message> EACH = List.of(
            new Received("Lodlinje", "KR-209314", "Lift 3, Tartu mnt 80"),
            new Accepted("Lodlinje", "KR-209314", "Mart Tamm", SOON),
            new ArrivesLater("Lodlinje", "KR-209314", "Mart Tamm", SOON),
            new ComesInstead("Lodlinje", "KR-209314", "Mart Tamm", SOON),
            new WorksAgain("Lodlinje", "KR-209314", "Lift 3, Tartu mnt 80"),
            new LeftOutOfService("Lodlinje", "KR-209314", "Lift 3, Tartu mnt 80"),
            new WaitsForPart("Lodlinje", "KR-209314", "Lift 3, Tartu mnt 80", LocalDate.of(2026, 12, 4)),
            new Cancelled("Lodlinje", "KR-209314"),
            new AboutIncident("Lodlinje", "KR-209314", "Storm over Tallinn. We come as soon as we can."),
            new TestCallMissing("Lodlinje", "WO-48211", "Lift 3, Tartu mnt 80", SOON),
            new LineAnswers("+3726000001"),
            new LineIsBusy("+3726000001"),
            new LineIsSilent("+3726000001"),
            new LineWasNotTried(),
            new LooksLikeFraud("Lodlinje"),
            new CallsRefused("Lodlinje", 12, PAGE),
            new CallsTooDear("Lodlinje", PAGE),
            new CallsUnusual("Lodlinje", PAGE),
            new TextsHeldBack("Lodlinje", PAGE),
            new BillDiffers("Lodlinje", PAGE));

    @Test
    void eachMessageHasASentenceInEachLanguageWithExactlyItsPlaces() {
        assertThat(EACH).extracting(Object::getClass).containsExactlyInAnyOrder((Class[])
                Message.class.getPermittedSubclasses());
        for (var message : Message.class.getPermittedSubclasses()) {
            var places = Arrays.stream(message.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
            for (var language : Sentences.LANGUAGES) {
                var sentence = Sentences.sentence(Sentences.name(message), language);
                assertThat(Sentences.PLACE.matcher(sentence).results().map(MatchResult::group))
                        .as("%s in %s", message.getSimpleName(), language)
                        .containsExactlyInAnyOrderElementsOf(
                                places.stream().map("{%s}"::formatted).toList());
            }
        }
    }

    @Test
    void everyPlaceIsFilledAndNoSentenceIsLong() {
        for (var message : EACH) {
            for (var language : Sentences.LANGUAGES) {
                var said = Sentences.of(message, language, TALLINN, NOW);
                assertThat(said).isNotBlank().doesNotContain("{", "}", "  ");
                assertThat(Segments.of(said)).as(said).isLessThanOrEqualTo(language.equals("et") ? 3 : 2);
                assertThat(Alphabet.of(said) == Alphabet.GSM
                                || List.of("et", "zh-Hant").contains(language))
                        .as("in the GSM alphabet: %s", said)
                        .isTrue();
            }
        }
    }

    @Test
    void timesAreThoseOfTheWallClockThereAndSayTheDayWhenItIsAnother() {
        var nextMorning = new Accepted("Lodlinje", "KR-1", "Mart", Instant.parse("2026-11-27T06:30:00Z"));
        assertThat(Sentences.of(nextMorning, "en", TALLINN, NOW)).contains("about 08:30 on 27 November.");
        assertThat(Sentences.of(nextMorning, "sv", TALLINN, NOW)).contains("omkring 08:30 den 27/11.");
        assertThat(Sentences.of(nextMorning, "et", TALLINN, NOW)).contains("umbes 27.11. kell 08:30.");
        assertThat(Sentences.of(nextMorning, "zh-Hant", TALLINN, NOW)).contains("約 11月27日 08:30 抵達");
        // The same instant is today in Taipei, where it is already after midnight.
        var late = Instant.parse("2026-11-26T17:00:00Z");
        assertThat(Sentences.of(nextMorning, "en", ZoneId.of("Asia/Taipei"), late))
                .contains("about 14:30.");
    }

    @Test
    void aLanguageThatWeDoNotSpeakIsAnsweredInEnglish() {
        assertThat(Sentences.of(new Cancelled("Lodlinje", "KR-1"), "fi", TALLINN, NOW))
                .startsWith("Lodlinje: KR-1 is cancelled");
        assertThat(Sentences.of(new Cancelled("Lodlinje", "KR-1"), "zh", TALLINN, NOW))
                .contains("已取消");
    }

    // ASVS 1.3.7, 1.3.10
    @Test
    void namesFromFormsCannotBreakASentence() {
        var said = Sentences.of(
                new WorksAgain("Lodlinje", "KR-1\n\u202eevil", "{number} $1 " + "x".repeat(400)), "en", TALLINN, NOW);

        assertThat(said)
                .startsWith("Lodlinje: KR-1 evil. It works again: {number} $1 xxx")
                .endsWith("xxx.... Thank you for telling us.");
        assertThat(said.length()).isLessThan(250);
    }
}
