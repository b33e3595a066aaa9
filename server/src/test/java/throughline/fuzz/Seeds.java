package throughline.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;

/** Where a fuzzer begins: what a decoder reads well. */
public final class Seeds {
    private Seeds() {}

    /** @param texts of which each character is a byte */
    public static List<byte[]> of(String... texts) {
        return Arrays.stream(texts).map(text -> text.getBytes(ISO_8859_1)).toList();
    }
}
