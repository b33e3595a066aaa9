package throughline.edge.openid;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.MalformedURLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What the provider tells of itself (OpenID Connect Discovery 1.0): never read before somebody wants to sign in, and read anew before
 * somebody is sent there, so that nobody ends on a page that does not open. Whoever tries in the seconds after a vain attempt does not wait
 * for another one.
 */
final class Discovery {
    private static final Duration JUST_READ = Duration.ofSeconds(10);
    private static final Duration KNOWN = Duration.ofHours(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    /** @param keys with which it signs, read again when there is a new one */
    record Found(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

    private final Issuer issuer;
    private final ProviderWire wire;
    private final InstantSource clock;
    private @Nullable Found found;
    private Instant readAt = Instant.EPOCH;
    private Instant failedAt = Instant.EPOCH;

    Discovery(Issuer issuer, ProviderWire wire, InstantSource clock) {
        this.issuer = issuer;
        this.wire = wire;
        this.clock = clock;
    }

    /** What it tells now. @throws IOException when it is away */
    synchronized Found now() throws IOException {
        var now = clock.instant();
        if (found != null && readAt.isAfter(failedAt) && now.isBefore(readAt.plus(JUST_READ))) {
            return found;
        }
        if (now.isBefore(failedAt.plus(AFTER_FAILURE))) {
            throw new IOException("the provider was away a moment ago");
        }
        try {
            var read = read();
            found = read;
            readAt = now;
            return read;
        } catch (IOException | GeneralException away) {
            failedAt = now;
            throw new IOException("the provider tells nothing of itself", away);
        }
    }

    /** What it told within the hour, or tells now. */
    synchronized Found known() throws IOException {
        return found != null && clock.instant().isBefore(readAt.plus(KNOWN)) ? found : now();
    }

    private Found read() throws IOException, GeneralException {
        var metadata = OIDCProviderMetadata.parse(
                wire.retrieveResource(OIDCProviderMetadata.resolveURL(issuer)).getContent());
        if (!metadata.getIssuer().equals(issuer)) {
            throw new GeneralException(
                    "The provider calls itself %s and not %s.".formatted(metadata.getIssuer(), issuer));
        }
        if (metadata.getAuthorizationEndpointURI() == null || metadata.getTokenEndpointURI() == null) {
            throw new GeneralException("The provider does not say where people sign in.");
        }
        boolean same =
                found != null && metadata.getJWKSetURI().equals(found.metadata().getJWKSetURI());
        return new Found(metadata, same && found != null ? found.keys() : keys(metadata));
    }

    private JWKSource<SecurityContext> keys(OIDCProviderMetadata metadata) throws MalformedURLException {
        return JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL(), wire)
                .refreshAheadCache(false)
                .build();
    }
}
