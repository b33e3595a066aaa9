package throughline.telephony;

import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.contact.Recordings;
import throughline.house.Settings;
import throughline.privacy.EventsOf;
import throughline.privacy.PersonalData;
import throughline.privacy.Reach.Thing;
import throughline.privacy.RetentionClass;
import throughline.privacy.RetentionClass.Aging;
import throughline.privacy.Rows;
import throughline.privacy.Trace;

/** The voices of callers. How long a talk was, and how many gaps its recording had, stays. */
@Component
class RecordingTraces implements PersonalData {
    /** People were stuck: what was said then is asked about for longer. */
    private static final int DAYS_OF_ENTRAPMENTS = 1_095;

    private final RecordingFiles files;
    private final @Nullable Integer days;
    private final Aging recordings;
    private final Aging entrapments;
    private final Trace testCalls;

    RecordingTraces(DSLContext database, Recordings kept, RecordingFiles files, Settings settings) {
        int said = settings.recordings().keepDays();
        this.files = files;
        this.days = said == 0 ? null : said;
        this.recordings = withFiles(kept.traced("recordings", false));
        this.entrapments = withFiles(kept.traced("recordings-of-entrapments", true));
        this.testCalls = new EventsOf(database, "telephony", reach -> reach.found(Thing.CONTACT));
    }

    @Override
    public List<Trace> traces() {
        return List.of(recordings.rows(), entrapments.rows(), testCalls);
    }

    @Override
    public List<RetentionClass> classes() {
        return List.of(
                new RetentionClass("recordings", days, List.of(recordings)),
                new RetentionClass(
                        "recordings-of-entrapments",
                        days == null ? null : Math.max(days, DAYS_OF_ENTRAPMENTS),
                        List.of(entrapments)));
    }

    private Aging withFiles(Aging kept) {
        kept.rows()
                .before(rows -> rows.forEach(row -> files.shred(Recordings.file(row))))
                .withFiles(row -> List.of(new Rows.File(
                        Recordings.file(row).replaceFirst(".*/", "").replaceFirst("\\.[a-z]+$", ".wav"),
                        () -> files.find(Recordings.file(row)).getInputStream())));
        return kept;
    }
}
