package throughline.procedure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alarm and its guide as screens show them.
 *
 * @param begun somebody has taken the alarm; until then this is the version that would be right
 * @param triage a word of {@link Triage}
 * @param open the first mandatory step that is not done; null when nothing keeps anybody from saying that everyone is out
 * @param checkAt when to talk with them again; null where nobody is inside
 * @param missed nobody has talked with them in time, this often
 * @param tellAgain help comes at another time than they were told
 * @param rescue decisions on the rescue service, made, asked for and to come
 * @param targetAt when somebody is to be there
 */
public record Progress(
        Run run,
        boolean begun,
        String triage,
        @Nullable String open,
        @Nullable Instant checkAt,
        int missed,
        boolean tellAgain,
        List<Ahead> rescue,
        Instant targetAt) {
    /**
     * @param why trapped-by, medical, nobody-accepted, arrives-late or sooner
     * @param called null while nobody has decided
     */
    public record Ahead(
            String why,
            Instant at,
            boolean due,
            @Nullable Boolean called,
            @Nullable Instant decidedAt,
            @Nullable UUID decidedBy) {}
}
