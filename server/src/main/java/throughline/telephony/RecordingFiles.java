package throughline.telephony;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import throughline.contact.Recordings;
import throughline.house.Settings;
import throughline.kernel.Refused;
import throughline.voice.CallCommand;
import throughline.voice.CallId;
import throughline.voice.media.tape.PlainRecording;
import throughline.voice.media.tape.Playback;

/**
 * Where recordings are kept: {@code recordings/<year-month>/<contact>.tape} in the home, sealed, readable by the owner only. Those that an
 * older version made are called {@code .wav}; they are sealed when the house starts.
 */
@Component
public class RecordingFiles {
    private static final Logger log = LoggerFactory.getLogger(RecordingFiles.class);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneOffset.UTC);
    private static final List<String> ENDINGS = List.of(".tape", ".wav");

    private final Path folder;
    private final RecordingKeys keys;
    private final Recordings recordings;

    RecordingFiles(Settings settings, RecordingKeys keys, Recordings recordings) {
        this.folder = settings.absoluteHome().resolve("recordings");
        this.keys = keys;
        this.recordings = recordings;
    }

    /** A recording as WAV, by the name that its contact has for it. */
    public Resource find(String relative) {
        var file = folder.resolve(relative).normalize();
        if (!file.startsWith(folder) || !Files.isReadable(file)) {
            throw new Refused("contact.recording-gone", "This recording is no longer kept.");
        }
        try {
            return new Heard(Playback.of(file, keys::open));
        } catch (IOException e) {
            log.error("the recording {} cannot be read: {}", file.getFileName(), e.toString());
            throw new Refused("contact.recording-unreadable", "The file of this recording cannot be read.");
        }
    }

    /** Into which file the talk of this contact is recorded, and with what it is sealed. */
    CallCommand.Record toRecord(CallId call, UUID contact, Instant openedAt) {
        return new CallCommand.Record(call, fileOf(contact, openedAt, ENDINGS.getFirst()), keys.fresh());
    }

    /** It is complete: its contact has it from now on. */
    void keep(UUID contact, Path file, Duration length, int gaps) {
        recordings.recorded(contact, folder.relativize(file).toString(), length, gaps);
    }

    /** After a stop without warning the contacts that miss their recording get it; what is not sealed yet is sealed. */
    void recover() {
        sealAll();
        recordings.missing().forEach(this::recover);
    }

    private void sealAll() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(ENDINGS.getLast()))
                    .filter(Files::isRegularFile)
                    .forEach(this::seal);
        } catch (IOException e) {
            log.error("the recordings of an older version could not be looked at", e);
        }
    }

    private void seal(Path file) {
        try {
            if (PlainRecording.is(file)) {
                PlainRecording.seal(file, keys.fresh());
            }
        } catch (IOException e) {
            log.error("the recording {} of an older version cannot be sealed", file.getFileName(), e);
        }
    }

    private void recover(Recordings.Unrecorded unrecorded) {
        for (var ending : ENDINGS) {
            var file = fileOf(unrecorded.contact(), unrecorded.openedAt(), ending);
            try {
                if (Files.exists(file)) {
                    keep(
                            unrecorded.contact(),
                            file,
                            Playback.of(file, keys::open).duration(),
                            1);
                }
            } catch (IOException | Refused e) {
                // Nothing about one recording keeps the house from its calls.
                log.error("the recording {} of the last run cannot be read", file.getFileName(), e);
            }
        }
    }

    /** With the file goes the only key that opens the recording. */
    void shred(String relative) {
        try {
            Files.deleteIfExists(folder.resolve(relative));
        } catch (IOException e) {
            throw new UncheckedIOException("a recording could not be deleted", e);
        }
    }

    private Path fileOf(UUID contact, Instant openedAt, String ending) {
        return folder.resolve(MONTH.format(openedAt)).resolve(contact + ending);
    }

    private static final class Heard extends AbstractResource {
        private final Playback playback;

        Heard(Playback playback) {
            this.playback = playback;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return playback.stream();
        }

        @Override
        public long contentLength() {
            return playback.length();
        }

        @Override
        public String getDescription() {
            return "a recording";
        }
    }
}
