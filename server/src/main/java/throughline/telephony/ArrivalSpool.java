package throughline.telephony;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import throughline.kernel.Spool;
import throughline.voice.CallEvent;
import throughline.voice.CallId;

/**
 * Callers whose contact the database did not confirm within a second. They are rung all the same, because a voice beats a row;
 * their arrival is on this disk, synced, until its contact is committed.
 */
final class ArrivalSpool {
    private final Spool spool;

    ArrivalSpool(Path folder) throws IOException {
        this.spool = new Spool(folder, ".arrival");
    }

    /** On disk when this returns. */
    void keep(CallEvent.Arrived arrival) throws IOException {
        spool.keep(
                arrival.call().value(),
                "at=%s\nfrom=%s\ndialled=%s\npeer=%s\nsip=%s\n"
                        .formatted(
                                arrival.at(),
                                oneLine(arrival.from()),
                                oneLine(arrival.dialled()),
                                arrival.peer(),
                                oneLine(arrival.sipCallId())));
    }

    /** The contact is committed. */
    void forget(CallId call) {
        spool.forget(call.value());
    }

    /** What a stopped server left behind, oldest first. */
    List<CallEvent.Arrived> left() throws IOException {
        return spool.left().stream().map(ArrivalSpool::read).toList();
    }

    private static CallEvent.Arrived read(Spool.Left left) {
        var values = new Properties();
        try {
            values.load(new StringReader(left.record()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("Text in memory is always read.", impossible);
        }
        return new CallEvent.Arrived(
                0,
                Instant.parse(values.getProperty("at")),
                new CallId(left.id()),
                values.getProperty("from"),
                "",
                values.getProperty("dialled"),
                values.getProperty("peer"),
                values.getProperty("sip"));
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n\\\\]", " ");
    }
}
