package throughline.voice;

import java.util.UUID;

/** One call, from its INVITE to its end. */
public record CallId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
