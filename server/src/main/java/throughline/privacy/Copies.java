package throughline.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import tools.jackson.databind.json.JsonMapper;

/**
 * The front door for a copy of everything that is held of a person: a zip that is written while it is read, with a document for each trace,
 * recordings that any player plays, attachments, and a list of all of it.
 */
@Component
public class Copies {
    private static final int LONGEST_NAME = 120;

    private final Findings findings;
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;

    Copies(Findings findings, EventLog events, Ids ids, InstantSource clock, JsonMapper json) {
        this.findings = findings;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** A copy that is asked for: on record before its first byte leaves. @throws Refused {@code privacy.nobody} */
    public Copy of(Subject subject, UUID by) {
        var reach = findings.reach(subject);
        var id = ids.next();
        events.append("privacy", id, "exported", by, Map.of());
        return new Copy(id, reach);
    }

    /** Written once. */
    public final class Copy {
        private final UUID id;
        private final Reach reach;
        private final Set<String> names = new LinkedHashSet<>();
        private final Map<String, Long> rows = new LinkedHashMap<>();
        private final Map<String, String> missing = new LinkedHashMap<>();

        private Copy(UUID id, Reach reach) {
            this.id = id;
            this.reach = reach;
        }

        public void write(OutputStream to) throws IOException {
            var zip = new ZipOutputStream(to, UTF_8);
            for (var trace : findings.traces()) {
                write(zip, trace);
            }
            entry(zip, "manifest.json");
            var manifest = new LinkedHashMap<String, Object>();
            manifest.put("copy", id);
            manifest.put("at", clock.instant().toString());
            manifest.put("rows", rows);
            manifest.put("files", List.copyOf(names));
            manifest.put("missing", missing);
            zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            zip.closeEntry();
            zip.finish();
        }

        /** The rows of a trace first, then its files: a zip has one entry after the other. */
        private void write(ZipOutputStream zip, Trace trace) throws IOException {
            var lines = new Lines(zip, trace.name());
            trace.tell(reach, lines);
            lines.end();
            trace.tell(reach, new Files(zip, trace.name()));
        }

        private void entry(ZipOutputStream zip, String name) throws IOException {
            names.add(name);
            zip.putNextEntry(new ZipEntry(name));
        }

        private final class Lines implements Trace.Listener {
            private final ZipOutputStream zip;
            private final String trace;
            private long many;

            Lines(ZipOutputStream zip, String trace) {
                this.zip = zip;
                this.trace = trace;
            }

            @Override
            public void hears(Map<String, Object> row) throws IOException {
                if (many++ == 0) {
                    entry(zip, trace + ".json");
                    zip.write("[\n".getBytes(UTF_8));
                } else {
                    zip.write(",\n".getBytes(UTF_8));
                }
                zip.write(json.writeValueAsBytes(readable(row)));
            }

            @Override
            public void hears(String name, Trace.Opening file) {}

            void end() throws IOException {
                if (many > 0) {
                    zip.write("\n]\n".getBytes(UTF_8));
                    zip.closeEntry();
                    rows.put(trace, many);
                }
            }
        }

        private final class Files implements Trace.Listener {
            private final ZipOutputStream zip;
            private final String trace;

            Files(ZipOutputStream zip, String trace) {
                this.zip = zip;
                this.trace = trace;
            }

            @Override
            public void hears(Map<String, Object> row) {}

            @Override
            public void hears(String name, Trace.Opening file) throws IOException {
                var unique = trace + "/" + safe(name);
                try (InputStream bytes = file.open()) {
                    entry(zip, unique);
                    bytes.transferTo(zip);
                    zip.closeEntry();
                } catch (Refused gone) {
                    missing.put(unique, gone.code());
                }
            }
        }
    }

    private Map<String, Object> readable(Map<String, Object> row) {
        var readable = new LinkedHashMap<>(row);
        readable.replaceAll((_, value) -> switch (value) {
            case JSONB document -> json.readTree(document.data());
            case byte[] bytes -> new String(bytes, UTF_8);
            case null -> json.nullNode();
            default -> value;
        });
        return readable;
    }

    /** Nothing in a name leads out of the folder into which a zip is unpacked. */
    private static String safe(String name) {
        var safe = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_").replaceAll("^\\.+", "_");
        return safe.length() > LONGEST_NAME ? safe.substring(safe.length() - LONGEST_NAME) : safe;
    }
}
