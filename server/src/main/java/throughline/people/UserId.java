package throughline.people;

import java.util.UUID;

/** One person with an account. */
public record UserId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
