package throughline.bench.world;

import java.util.List;
import java.util.Map;

/**
 * What a company's papers say, as the installation keeps it: taken from a running one, so that what is made looks like what it makes.
 *
 * @param codes in the order of their codes
 * @param terms what an order is stamped with, JSON, by the plan of its agreement
 */
public record Trade(List<Code> codes, Map<String, String> terms) {
    /**
     * A problem code.
     *
     * @param headline and {@code job}: JSON, as an order is stamped with them
     * @param words what callers say, by language
     */
    public record Code(String code, int urgency, String headline, String job, Map<String, String[]> words) {
        String[] said(String language) {
            return words.getOrDefault(language, words.getOrDefault("en", new String[] {code}));
        }
    }
}
