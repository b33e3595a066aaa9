package throughline.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static throughline.attachment.SubjectKind.ORDER;
import static throughline.attachment.SubjectKind.REQUEST;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import throughline.house.Settings;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.testing.SomeRooms;

/** A file and its row: never the row without the file, and the file without the row for a day at most. */
class AttachmentsTest {
    private static final By ANNA = new By(new UUID(7, 1), "Anna");
    private static final By MART = new By(new UUID(7, 2), "Mart");

    @TempDir
    static Path home;

    private static SomeRooms rooms;
    private static Attachments attachments;

    private final UUID order = UUID.randomUUID();

    @BeforeAll
    static void aRoom() {
        var set = new MapConfigurationPropertySource(Map.of("throughline.home", home.toString()));
        rooms = SomeRooms.beside(
                new Binder(set).bindOrCreate("throughline", Settings.class), Instant.now(), "attachment");
        attachments = rooms.door(Attachments.class);
    }

    @AfterAll
    static void close() {
        rooms.close();
    }

    // ASVS 5.3.1
    @Test
    void aPhotoIsKeptByteForByteForTheOwnerOnly() throws IOException {
        var bytes = SomeFiles.jpeg(40, 30);
        var added = attachments.add(ORDER, order, "door.png", new ByteArrayInputStream(bytes), MART);
        assertThat(added).returns("door.jpg", Attachment::name).returns("image/jpeg", Attachment::type);
        assertThat(attachments.of(List.of(order, UUID.randomUUID()))).containsExactly(added);
        var opened = attachments.open(added.id());
        assertThat(opened.file()).hasBinaryContent(bytes).hasDigest("SHA-256", opened.sha256());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(opened.file())))
                .isEqualTo("rw-------");
        assertThat(home.relativize(opened.file()).toString()).matches("attachments/\\d{4}/\\d{2}/" + added.id());
    }

    @Test
    void whatIsRefusedLeavesNothingBehind() throws IOException {
        long before = filesInTheHome();
        refused("attachment.empty", new byte[0]);
        refused("attachment.not-a-picture-or-paper", SomeFiles.webPage());
        refused("attachment.picture-too-large", SomeFiles.pngThatFillsTheMemory());
        var large = new byte[AttachmentFiles.MOST_BYTES + 1];
        System.arraycopy(SomeFiles.jpeg(4, 4), 0, large, 0, 300);
        refused("attachment.too-large", large);
        assertThatThrownBy(() -> attachments.add(ORDER, order, "x.jpg", new BrokenLine(), MART))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(filesInTheHome()).isEqualTo(before);
        assertThat(attachments.of(List.of(order))).isEmpty();
    }

    // ASVS 5.2.1
    @Test
    void tenMegabytesExactlyAreTaken() {
        var large = java.util.Arrays.copyOf(SomeFiles.jpeg(4, 4), AttachmentFiles.MOST_BYTES);
        assertThat(add(large).size()).isEqualTo(10 * 1024 * 1024);
    }

    // ASVS 2.3.2, 5.2.4, 15.4.2
    @Test
    void twentyAreEnoughAlsoWhenTheyComeAtOnce() throws Exception {
        long before = filesInTheHome();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = threads.invokeAll(IntStream.range(0, 30)
                    .<Callable<Attachment>>mapToObj(_ -> () -> add(SomeFiles.png(3, 3)))
                    .toList());
            int refused = 0;
            for (var one : all) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).hasMessage("There are 20 files already. Remove one first.");
                    refused++;
                }
            }
            assertThat(refused).isEqualTo(10);
        }
        assertThat(attachments.of(List.of(order))).hasSize(20);
        assertThat(filesInTheHome()).isEqualTo(before + 20);
    }

    @Test
    void onlyWhoeverAddedItTakesItAwayAndItsFileGoesToo() {
        var added = attachments.add(REQUEST, order, "note.pdf", new ByteArrayInputStream(SomeFiles.pdf()), ANNA);
        var file = attachments.open(added.id()).file();
        assertThatThrownBy(() -> attachments.remove(added.id(), MART)).hasMessageContaining("Anna added this");
        attachments.remove(added.id(), ANNA);
        assertThat(file).doesNotExist();
        assertThatThrownBy(() -> attachments.open(added.id())).hasMessageContaining("no such file");
        assertThat(rooms.door(DSLContext.class)
                        .fetch("select kind from attachment.event where subject = ? order by at, id", order)
                        .getValues("kind"))
                .isEqualTo(List.of("attachment-added", "attachment-removed"));
    }

    // ASVS 2.3.3
    @Test
    void aRemovalThatIsRolledBackKeepsTheFile() {
        var added = add(SomeFiles.webp());
        rooms.door(Transactions.class).rehearse(() -> attachments.remove(added.id(), MART));
        assertThat(attachments.open(added.id()).file()).exists();
    }

    @Test
    void aFileWhoseRowWasRolledBackIsSweptAfterADay() throws IOException {
        var kept = add(SomeFiles.webp());
        long before = filesInTheHome();
        rooms.door(Transactions.class).rehearse(() -> add(SomeFiles.webp()));
        var half = Files.write(home.resolve("attachments/incoming/half"), new byte[9]);
        assertThat(filesInTheHome()).isEqualTo(before + 2);
        var sweep = rooms.door(FilesWithoutRow.class);
        sweep.sweep();
        assertThat(filesInTheHome()).as("its transaction might still commit").isEqualTo(before + 2);
        rooms.clock().passes(Duration.ofHours(25));
        sweep.sweep();
        assertThat(half).doesNotExist();
        assertThat(filesInTheHome()).isEqualTo(before);
        assertThat(attachments.open(kept.id()).file()).exists();
    }

    @Test
    void aRowThatABackupBroughtBackWithoutItsFileIsToldSo() throws IOException {
        var added = add(SomeFiles.webp());
        Files.delete(attachments.open(added.id()).file());
        assertThatThrownBy(() -> attachments.open(added.id())).hasMessage("This file is no longer kept.");
    }

    private Attachment add(byte[] bytes) {
        return attachments.add(ORDER, order, "a", new ByteArrayInputStream(bytes), MART);
    }

    private void refused(String code, byte[] bytes) {
        assertThatThrownBy(() -> add(bytes))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static long filesInTheHome() throws IOException {
        try (var files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    /** A phone in a machine room that loses its network in the middle of a photo. */
    private static final class BrokenLine extends InputStream {
        private int sent;

        @Override
        public int read() throws IOException {
            if (sent++ > 100) {
                throw new IOException("the line is broken");
            }
            return 0xff;
        }
    }
}
