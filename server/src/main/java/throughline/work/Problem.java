package throughline.work;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong and the usual job for it, stamped on an order when it is raised.
 *
 * @param code such as {@code D-12}
 * @param names by language tag
 * @param urgency 0 to 8
 */
public record Problem(String code, Map<String, String> names, int urgency, Job job) {
    /**
     * The usual job.
     *
     * @param type callout, repair, inspection or advice
     * @param skills all of them are needed
     * @param minutes on site, usually
     * @param checklist each item by language tag
     * @param technicians so many go there from the beginning; what was written before there were two is for one
     */
    public record Job(
            String type,
            List<String> skills,
            int minutes,
            List<Map<String, String>> checklist,
            @Nullable Integer technicians) {
        public static final int MOST = 2;

        public Job {
            technicians = technicians == null ? 1 : Math.clamp(technicians, 1, MOST);
        }

        /** For one technician. */
        public Job(String type, List<String> skills, int minutes, List<Map<String, String>> checklist) {
            this(type, skills, minutes, checklist, 1);
        }

        @Override
        public Integer technicians() {
            return requireNonNullElse(technicians, 1);
        }
    }
}
