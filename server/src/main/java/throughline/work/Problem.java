package throughline.work;

import java.util.List;
import java.util.Map;

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
     */
    public record Job(String type, List<String> skills, int minutes, List<Map<String, String>> checklist) {}
}
