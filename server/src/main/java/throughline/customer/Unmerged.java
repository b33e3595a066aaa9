package throughline.customer;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an undone merge could not put back, because it was changed since.
 *
 * @param merged the record that is there again
 * @param left how many of each kind, such as {@code sites}, stay with the survivor or wherever they went; none is left out
 * @param fields of the survivor that keep the value of now
 */
public record Unmerged(UUID survivor, UUID merged, Map<String, Integer> left, List<String> fields) {}
