package throughline.edge.files;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.house.Settings;

/**
 * The origin from which files of others are shown: another name of this same server. On one's own machine it is there without being set,
 * because browsers hold {@code localhost} and {@code 127.0.0.1} apart, cookies included (RFC 6265, section 5.1.3).
 */
@Component
public class FilesOrigin {
    private static final Map<String, String> OTHER_LOOPBACK =
            Map.of("localhost", "127.0.0.1", "127.0.0.1", "localhost");

    private final @Nullable URI set;

    FilesOrigin(Settings settings) {
        this.set = settings.files().url();
    }

    /** As somebody who asks us in this way reaches it, such as {@code https://files.example}; null when there is no other name. */
    public @Nullable String of(HttpServletRequest request) {
        if (set != null) {
            return set.getScheme() + "://" + set.getRawAuthority();
        }
        var other = OTHER_LOOPBACK.get(request.getServerName());
        return other == null ? null : "%s://%s:%d".formatted(request.getScheme(), other, request.getServerPort());
    }

    /** Whether this came to the name that was set for files, where there is nothing else. */
    boolean isAsked(HttpServletRequest request) {
        return set != null && set.getHost().equalsIgnoreCase(request.getServerName());
    }

    /** Whether files may be asked for at this name: at any, as long as none was set for them. */
    boolean serves(HttpServletRequest request) {
        return set == null || isAsked(request);
    }
}
