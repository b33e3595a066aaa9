package throughline.telephony;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import throughline.contact.Contacts;
import throughline.house.Settings;
import throughline.kernel.Refused;
import throughline.voice.Voice;

/** Where recordings are kept: {@code recordings/<year-month>/<contact>.wav} in the home. Readable by the owner only. */
@Component
public class RecordingFiles {
    private static final Logger log = LoggerFactory.getLogger(RecordingFiles.class);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final int keepDays;
    private final Contacts contacts;
    private final InstantSource clock;

    RecordingFiles(Settings settings, Contacts contacts, InstantSource clock) {
        this.folder = folder(settings);
        this.keepDays = settings.recordings().keepDays();
        this.contacts = contacts;
        this.clock = clock;
    }

    /** The file of a recording as the contact names it. */
    public Path find(String relative) {
        var file = folder.resolve(relative).normalize();
        if (!file.startsWith(folder) || !Files.isReadable(file)) {
            throw new Refused("contact.recording-gone", "This recording is no longer kept.");
        }
        return file;
    }

    /** After a stop without warning: files are closed properly, and the contacts that miss their recording get it. */
    void recover() {
        try {
            int repaired = Voice.repairRecordings(folder);
            if (repaired > 0) {
                log.warn("{} recordings were cut off by the last stop and have been closed", repaired);
            }
        } catch (IOException e) {
            log.error("the recordings of the last run could not be looked at", e);
        }
        contacts.withoutRecording().forEach(this::recover);
    }

    private void recover(Contacts.Unrecorded unrecorded) {
        var file = fileOf(folder, unrecorded.contact(), unrecorded.openedAt());
        try {
            if (Files.exists(file)) {
                contacts.recorded(unrecorded.contact(), folder.relativize(file).toString(), length(file), 1);
            }
        } catch (IOException e) {
            log.error("the recording {} of the last run cannot be read", file.getFileName(), e);
        }
    }

    /** Once an hour: what is older than the setting says is deleted, and the contact says so. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void deleteOld() {
        if (keepDays == 0) {
            return;
        }
        for (var file : contacts.forgetRecordingsBefore(clock.instant().minus(Duration.ofDays(keepDays)))) {
            try {
                Files.deleteIfExists(folder.resolve(file));
            } catch (IOException e) {
                log.error("a recording that is older than it may be could not be deleted: {}", file, e);
            }
        }
    }

    static Path folder(Settings settings) {
        return settings.absoluteHome().resolve("recordings");
    }

    static Path fileOf(Path folder, UUID contact, Instant openedAt) {
        return folder.resolve(MONTH.format(openedAt)).resolve(contact + ".wav");
    }

    private static Duration length(Path file) throws IOException {
        try {
            var format = AudioSystem.getAudioFileFormat(file.toFile());
            return Duration.ofMillis(
                    (long) (format.getFrameLength() * 1000 / format.getFormat().getFrameRate()));
        } catch (UnsupportedAudioFileException e) {
            throw new IOException("not a recording: " + file, e);
        }
    }
}
