package throughline.edge.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.kernel.Slice;
import throughline.notify.Letter;
import throughline.notify.RelayForm;
import throughline.notify.Relays;
import throughline.notify.Text;
import throughline.notify.TextState;
import throughline.notify.Texts;
import throughline.notify.Via;
import throughline.testing.KeptTexts;
import throughline.testing.OwnCertificate;
import throughline.testing.SomeRooms;

/** From a row to a mail server, in the clear and with STARTTLS, whatever it answers. */
class MailsGoOutTest {
    private static final Instant NOW = Instant.parse("2026-11-28T02:00:00Z");

    @TempDir
    static Path folder;

    private static MailServer plain;
    private static MailServer secure;
    private static SomeRooms rooms;
    private static Texts texts;
    private static UUID inTheClear;
    private static UUID encrypted;
    private static int letters;

    @BeforeAll
    static void twoServers() throws Exception {
        var tls = OwnCertificate.of("localhost", folder);
        plain = new MailServer(null);
        secure = new MailServer(tls);
        rooms = SomeRooms.beside(
                List.of(new KeptTexts(), new SmtpCarrier(tls.getSocketFactory(), Duration.ofMillis(1_500), () -> NOW)),
                NOW,
                "notify");
        texts = rooms.door(Texts.class);
        var relays = rooms.door(Relays.class);
        inTheClear = relays.add(form("Plain", plain.port(), "none"), null).id();
        encrypted = relays.add(form("Secure", secure.port(), "starttls"), null).id();
    }

    @AfterEach
    void isGoodAgain() {
        plain.isGood();
        secure.isGood();
        assertThat(plain.wrong()).isEmpty();
        assertThat(secure.wrong()).isEmpty();
    }

    @AfterAll
    static void close() {
        rooms.close();
        plain.close();
        secure.close();
    }

    @Test
    void aMailSaysThatAProgramWroteItAndHasTheNameOfItsRow() {
        var id = send(inTheClear, "Somebody is trapped: Õunapuu 3");

        var sent = settled(id, TextState.SENT);
        assertThat(sent.carrier()).isEqualTo("mail");
        assertThat(sent.answer()).contains("250 2.0.0 Ok: queued").contains("Message-ID");
        var mail = plain.mails().getLast();
        assertThat(mail.from()).startsWith("MAIL FROM:<lifts@care.example>");
        assertThat(mail.to()).startsWith("RCPT TO:<mart@care.example>");
        assertThat(mail.words())
                .contains("Auto-Submitted: auto-generated\n", "Message-ID: <%s@care.example>\n".formatted(id))
                .contains("Subject: =?UTF-8?", "To: mart@care.example\n")
                .contains("https://lift.example/t/x");
    }

    @Test
    void whatIsRefusedForEverHasFailedAndWhatIsRefusedNowGoesAgainUnderTheSameName() {
        plain.saysAt("RCPT", "550 5.1.1 <mart@care.example> User unknown");
        assertThat(settled(send(inTheClear, "Never"), TextState.FAILED).answer())
                .contains("550 5.1.1")
                .doesNotContain("mart@");
        plain.saysAt("END", "554 5.7.1 Spam");
        assertThat(settled(send(inTheClear, "Spam"), TextState.FAILED).answer()).contains("554");

        plain.saysAt("RCPT", "451 4.7.1 Greylisted, come again");
        var id = send(inTheClear, "Later");
        await().until(() -> text(id).answer() != null);
        assertThat(text(id))
                .matches(waits ->
                        waits.state() == TextState.WAITING && waits.answer().contains("451"));
        plain.isGood();
        rooms.clock().passes(Duration.ofSeconds(5));
        settled(id, TextState.SENT);
        assertThat(plain.mails().getLast().words()).contains("<" + id + "@");
    }

    @Test
    void aServerThatSaysNothingIsLeftInTimeAndAskedAgain() {
        for (var command : List.of("HELLO", "END")) {
            plain.saysAt(command, "");
            var id = send(inTheClear, "Silence at " + command);
            await().until(() -> text(id).answer() != null);
            assertThat(text(id).state()).as(command).isEqualTo(TextState.WAITING);
            texts.withdraw("mail-" + letters);
            settled(id, TextState.WITHDRAWN);
        }
    }

    @Test
    void withStartTlsNothingGoesInTheClear() {
        settled(send(encrypted, "Secret"), TextState.SENT);
        assertThat(secure.mails().getLast().secure()).isTrue();
        int before = secure.mails().size();

        secure.saysAt("EHLO", "250 mail.example"); // somebody in between took the offer out
        var id = send(encrypted, "Secret");
        await().until(() -> text(id).answer() != null);
        assertThat(text(id).state()).isEqualTo(TextState.WAITING);
        assertThat(secure.mails()).hasSize(before);
    }

    private static UUID send(UUID relay, String subject) {
        letters++;
        return texts.send(
                new Letter("mart@care.example", "en", "Answer here:\n\nhttps://lift.example/t/x", "mail-" + letters)
                        .by(new Via.Mail(relay, subject)));
    }

    private static RelayForm form(String name, int port, String security) {
        return new RelayForm(
                "smtp", name, "localhost", port, security, "", "", "lifts@care.example", null, null, null, true, null);
    }

    private static Text settled(UUID id, TextState state) {
        await().until(() -> text(id).state() == state);
        return text(id);
    }

    private static Text text(UUID id) {
        return texts.list(Slice.first(100)).items().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
