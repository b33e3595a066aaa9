package throughline.people;

import java.util.UUID;

/** One browser that has signed in. It is not the secret in the cookie and opens nothing. */
public record SessionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
