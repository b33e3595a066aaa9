package throughline.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.contact.Arrival;
import throughline.contact.ContactBook;
import throughline.contact.Contacts;
import throughline.house.Settings;
import throughline.kernel.Refused;
import throughline.routing.Queues;
import throughline.testing.ServerTest;
import throughline.voice.media.Tapes;
import throughline.voice.media.tape.Recorder;

/** After a stop without warning every recording that is on the disk belongs to its contact again. */
@ServerTest
class RecordingFilesTest {
    @Autowired
    RecordingFiles recordings;

    @Autowired
    RecordingKeys keys;

    @Autowired
    Contacts contacts;

    @Autowired
    ContactBook book;

    @Autowired
    Queues queues;

    @Autowired
    Settings settings;

    @Autowired
    InstantSource clock;

    @Test
    void aTalkThatWasKilledBeforeItsAnswerWasWrittenKeepsItsRecording() throws IOException {
        var contact = cutOff("+447700900101");
        recordedByAnOlderVersion(contact);

        recordings.recover();

        assertThat(book.get(contact).recordingFile()).endsWith(contact + ".wav");
        assertThat(book.get(contact).recordingSeconds()).isEqualTo(2.0);
    }

    @Test
    void whatAnOlderVersionRecordedIsSealedAndHeardAsBefore() throws IOException {
        var contact = cutOff("+447700900104");
        recordedByAnOlderVersion(contact);
        var before = Files.readAllBytes(fileOf(contact));

        recordings.recover();

        assertThat(Files.readAllBytes(fileOf(contact))).startsWith("TLTAPE".getBytes(StandardCharsets.US_ASCII));
        var heard = recordings.find(book.get(contact).recordingFile());
        assertThat(heard.contentLength()).isEqualTo(58 + 32_000);
        try (var stream = heard.getInputStream()) {
            assertThat(stream.readAllBytes())
                    .endsWith(Arrays.copyOfRange(before, before.length - 32_000, before.length));
        }
    }

    // ASVS 14.2.4, 16.5.3
    @Test
    void withoutItsMasterKeyNobodyHearsARecording() throws IOException {
        var contact = cutOff("+447700900105");
        recordedByAnOlderVersion(contact);
        recordings.recover();
        var name = book.get(contact).recordingFile();
        var key = theMasterKey();
        var away = settings.absoluteHome().resolve("a copy in a safe");
        Files.move(key, away);
        var unrecorded = cutOff("+447700900106");
        Files.copy(fileOf(contact), fileOf(unrecorded));
        try {
            recordings.recover();
            assertThat(book.get(unrecorded).recordingFile())
                    .as("the house starts all the same")
                    .isNull();
            assertThatThrownBy(() -> recordings.find(name))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("puts it back into the folder recording-keys");
        } finally {
            Files.move(away, key);
        }
        assertThat(recordings.find(name).contentLength()).isPositive();

        var altered = Files.readAllBytes(fileOf(contact));
        altered[12 + 6 + 12] ^= 1;
        Files.write(fileOf(contact), altered);
        assertThatThrownBy(() -> recordings.find(name)).hasMessage("The file of this recording cannot be read.");
    }

    // ASVS 13.3.2, 14.2.4
    @Test
    void eachRecordingHasAKeyOfItsOwnAndOnlyItsOwnerReadsTheMasterKey() throws IOException {
        var one = keys.fresh();
        var other = keys.fresh();
        assertThat(one.key()).isNotEqualTo(other.key());
        assertThat(keys.open(one.label())).isEqualTo(one.key());
        assertThat(keys.open(other.label())).isEqualTo(other.key());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(theMasterKey())))
                .isEqualTo("rw-------");
    }

    private Path theMasterKey() throws IOException {
        try (var files = Files.list(settings.recordingKeys())) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void oneFileThatCannotBeReadDoesNotHideTheOthers() throws IOException {
        var spoilt = cutOff("+447700900102");
        var whole = cutOff("+447700900103");
        Files.createDirectory(fileOf(spoilt));
        recordedByAnOlderVersion(whole);

        recordings.recover();

        assertThat(book.get(spoilt).recordingFile()).isNull();
        assertThat(book.get(whole).recordingFile()).endsWith(whole + ".wav");
    }

    private UUID cutOff(String from) {
        var queue = queues.of("+442079460100");
        var contact = contacts.open(
                new Arrival(from, from, "+442079460100", queue.id(), queue.name(), "en", clock.instant()));
        contacts.closeAfterRestart();
        return contact;
    }

    private void recordedByAnOlderVersion(UUID contact) throws IOException {
        var sealed = settings.absoluteHome().resolve(contact + ".tape");
        try (var recorder = new Recorder()) {
            var tape = recorder.begin(sealed, Tapes.KEY);
            var sound = new byte[160];
            for (int frame = 0; frame < 100; frame++) {
                Arrays.fill(sound, (byte) frame);
                tape.add(sound, sound);
            }
            tape.finish();
        }
        Files.write(fileOf(contact), Tapes.wav(sealed));
    }

    private Path fileOf(UUID contact) throws IOException {
        var month = book.get(contact).openedAt().toString().substring(0, 7);
        var file = settings.absoluteHome().resolve("recordings").resolve(month).resolve(contact + ".wav");
        Files.createDirectories(file.getParent());
        return file;
    }
}
