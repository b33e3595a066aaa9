package throughline.request;

import java.util.List;
import java.util.Map;

/**
 * Where problem codes hang: department, provider, category. Names by language tag.
 *
 * @param codes all of them, by code
 */
public record CodeTree(
        List<Branch> departments, List<Branch> providers, List<Branch> categories, List<ProblemCode> codes) {
    public record Branch(String key, Map<String, String> names) {}
}
