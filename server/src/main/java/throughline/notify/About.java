package throughline.notify;

import java.util.UUID;

/**
 * What a text is about, so that its timeline can show it.
 *
 * @param kind {@code order} or {@code request}
 */
public record About(String kind, UUID id) {
    public static About order(UUID id) {
        return new About("order", id);
    }

    public static About request(UUID id) {
        return new About("request", id);
    }
}
