package throughline.alarm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;
import throughline.kernel.Refused;

/**
 * A key as somebody reads it from the device or its papers. Thirty-two characters may be sixteen bytes in hexadecimal or thirty-two
 * letters that are the key themselves, and devices do both, so it is asked.
 *
 * @param notation {@code hex}, also without an answer, or {@code text}
 */
public record DeviceKeyForm(@Nullable String key, @Nullable String notation) {
    private static final String HEX = "hex";
    private static final Set<Integer> BYTES = Set.of(16, 24, 32); // AES-128, 192 and 256

    /** @throws Refused with what is wrong */
    byte[] read() {
        var form = new Form();
        var written = form.text("key", key, 200);
        boolean isHex =
                form.oneOf("notation", notation, List.of(HEX, "text"), HEX).equals(HEX);
        var bytes = form.read("key", () -> bytes(written, isHex));
        form.accept();
        return requireNonNull(bytes);
    }

    private static byte[] bytes(String written, boolean isHex) {
        var bytes = isHex ? ofHex(written.replaceAll("[\\s:-]", "")) : written.getBytes(ISO_8859_1);
        if (!BYTES.contains(bytes.length)) {
            throw new Refused(
                    "alarm.key-length",
                    "A key has 16, 24 or 32 bytes, which are 32, 48 or 64 hexadecimal digits, or 16, 24 or 32 letters.");
        }
        return bytes;
    }

    private static byte[] ofHex(String digits) {
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException notHexadecimal) {
            return new byte[0];
        }
    }

    @Override
    public String toString() {
        return "DeviceKeyForm[hidden]";
    }
}
