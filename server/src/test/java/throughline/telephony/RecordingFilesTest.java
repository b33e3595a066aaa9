package throughline.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.contact.Arrival;
import throughline.contact.ContactBook;
import throughline.contact.Contacts;
import throughline.house.Settings;
import throughline.routing.Queues;
import throughline.testing.ServerTest;

/** After a stop without warning every recording that is on the disk belongs to its contact again. */
@ServerTest
class RecordingFilesTest {
    @Autowired
    RecordingFiles recordings;

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
        recorded(contact);

        recordings.recover();

        assertThat(book.get(contact).recordingFile()).endsWith(contact + ".wav");
        assertThat(book.get(contact).recordingSeconds()).isEqualTo(2.0);
    }

    @Test
    void oneFileThatCannotBeReadDoesNotHideTheOthers() throws IOException {
        var spoilt = cutOff("+447700900102");
        var whole = cutOff("+447700900103");
        Files.createDirectory(fileOf(spoilt));
        recorded(whole);

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

    private void recorded(UUID contact) throws IOException {
        var sound = new AudioFormat(AudioFormat.Encoding.ULAW, 8000, 8, 2, 2, 8000, false);
        var twoSeconds = new AudioInputStream(new ByteArrayInputStream(new byte[32_000]), sound, 16_000);
        AudioSystem.write(twoSeconds, AudioFileFormat.Type.WAVE, fileOf(contact).toFile());
    }

    private Path fileOf(UUID contact) throws IOException {
        var file = RecordingFiles.fileOf(
                RecordingFiles.folder(settings), contact, book.get(contact).openedAt());
        Files.createDirectories(file.getParent());
        return file;
    }
}
