package throughline.edge.scaip;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.alarm.Signal.Kind;

/**
 * Remembers what was said in the first of several documents, for the others may not repeat it: a message without a code is an alarm, but
 * not when it goes on with a test. Each is kept as it comes, so nothing waits for the last; what is forgotten here, as when the server
 * begins anew, counts as an alarm. Thread-safe.
 */
final class Parts {
    private static final int MOST = 1_000;

    private record Told(Kind kind, int toFollow) {}

    private final Map<String, Told> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
            return size() > MOST;
        }
    };

    /** What the document means, alone or after the others with its reference. */
    synchronized @Nullable Kind kind(Request request) {
        var one = request.ident() + ' ' + request.ref();
        var before = told.get(one);
        var kind = before != null && request.isBare() && request.toFollow() < before.toFollow()
                ? before.kind()
                : request.kind();
        if (kind != null && request.toFollow() > 0) {
            told.put(one, new Told(kind, request.toFollow()));
        }
        return kind;
    }
}
