package throughline.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.kernel.Slice;
import throughline.notify.Carrier.Answer;
import throughline.notify.Letter;
import throughline.notify.Outgoing;
import throughline.notify.Text;
import throughline.notify.TextState;
import throughline.notify.Texts;
import throughline.testing.KeptTexts.NoWire;
import throughline.testing.SomeRooms;

/** A house without a gateway writes its texts into a file, and only what is in the file counts as sent. */
class TextsAreWrittenDownTest {
    private static final Instant NOW = Instant.parse("2026-11-26T13:05:00Z");
    private static final String MART = "+447700900123";

    @TempDir
    private Path home;

    private Path file;
    private SomeRooms rooms;
    private Texts texts;

    @BeforeEach
    void open() {
        file = home.resolve("outbox.txt");
        rooms = SomeRooms.beside(List.of(new NoWire(), new OutboxFile(file, () -> NOW)), NOW, "notify");
        texts = rooms.door(Texts.class);
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void eachTextIsABlockForPeopleAndTheFileIsForUsOnly() throws IOException {
        var first = texts.send(new Letter(MART, "sv", "Hissen står.\nSvara före 14:05.", "first"));
        var kept = settled(first, TextState.SENT);
        var second = texts.send(new Letter(MART, "zh-Hant", "電梯恢復運作", "second"));
        settled(second, TextState.SENT);

        assertThat(kept.carrier()).isEqualTo("outbox");
        assertThat(kept.answer()).isEqualTo("written to the outbox");
        assertThat(Files.readString(file)).isEqualTo("""
                        --- 2026-11-26T13:05:00Z  to +447700900123  reference %s
                        Hissen står.
                        Svara före 14:05.

                        --- 2026-11-26T13:05:00Z  to +447700900123  reference %s
                        電梯恢復運作

                        """.formatted(first, second));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whileTheFileCannotBeWrittenTextsWait() throws IOException {
        Files.createDirectory(file);
        var id = texts.send(new Letter(MART, "en", "Patience.", "no file"));
        await().until(() -> text(id).attempts() == 1 && text(id).state() == TextState.WAITING);
        assertThat(text(id).answer()).startsWith("The outbox cannot be written");

        Files.delete(file);
        rooms.clock().passes(Duration.ofSeconds(5));

        settled(id, TextState.SENT);
        assertThat(Files.readString(file)).contains("Patience.");
    }

    @Test
    void aBlockThatAPowerFailureCutDoesNotSwallowTheNext() throws IOException {
        Files.writeString(file, "--- 2026-11-26T13:04:59Z  to +44");

        new OutboxFile(file, () -> NOW).carry(text("Whole."));

        assertThat(Files.readString(file))
                .contains("to +44\n\n--- 2026-11-26T13:05:00Z")
                .endsWith("\nWhole.\n\n");
    }

    @Test
    void aTextThatLooksLikeAHeadOrSpeaksToTerminalsIsHarmless() throws IOException {
        new OutboxFile(file, () -> NOW).carry(text("One.\n--- 2026 to +1\r\u001b[2J"));

        assertThat(Files.readAllLines(file)).contains(" --- 2026 to +1  [2J");
    }

    @Test
    void manyAtOnceStayWhole() throws IOException {
        var outbox = new OutboxFile(file, () -> NOW);
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                var words = "Text %02d. ".formatted(i) + "long ".repeat(200);
                hands.submit(() -> assertThat(outbox.carry(new Outgoing(UUID.randomUUID(), MART, null, words)))
                        .isInstanceOf(Answer.Taken.class));
            }
        }

        var blocks = Files.readString(file).strip().split("\n\n");
        assertThat(blocks).hasSize(50).allMatch(block -> block.matches("--- \\S+  to \\S+  reference \\S+\nText .*"));
    }

    private Text settled(UUID id, TextState state) {
        return await().until(() -> text(id), text -> text.state() == state);
    }

    private Text text(UUID id) {
        return texts.list(Slice.first(200)).items().stream()
                .filter(text -> text.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Outgoing text(String words) {
        return new Outgoing(new UUID(0, 7), MART, null, words);
    }
}
