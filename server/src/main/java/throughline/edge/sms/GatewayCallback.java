package throughline.edge.sms;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.kernel.Refused;
import throughline.kernel.Scope;
import throughline.notify.Callbacks;
import throughline.notify.Callbacks.Outcome;
import throughline.notify.Gateways;

/**
 * Where the gateway tells us of receipts and replies. Open to the world, so nothing is done before the signature over time and body
 * is proven, and whoever cannot prove it hears nothing. 204 means that it is kept.
 */
@RestController
class GatewayCallback {
    private static final int LONGEST_BODY = 16_384;

    private final Gateways gateways;
    private final Callbacks callbacks;
    private final InstantSource clock;

    GatewayCallback(Gateways gateways, Callbacks callbacks, InstantSource clock) {
        this.gateways = gateways;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    @PostMapping("/api/gateway/sms/callback")
    ResponseEntity<Void> take(HttpServletRequest request) throws IOException {
        var timestamp = timestamp(request.getHeader(Signature.TIMESTAMP));
        var signature = request.getHeader(Signature.SIGNATURE);
        if (timestamp == null || signature == null || !counts(timestamp)) {
            return silent(HttpStatus.UNAUTHORIZED);
        }
        var body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            return silent(HttpStatus.CONTENT_TOO_LARGE);
        }
        if (!gateways.recognises(
                gateway -> Signature.fits(signature, Signature.of(gateway.secret(), timestamp, body)))) {
            return silent(HttpStatus.UNAUTHORIZED);
        }
        return switch (Scope.EVERYTHING.call(() -> callbacks.take(signature, body, CallbackBody.read(body)))) {
            case Outcome.Taken _ -> silent(HttpStatus.NO_CONTENT);
            case Outcome.UsedBefore _ -> silent(HttpStatus.UNAUTHORIZED);
            case Outcome.Quarantined(var why) ->
                throw new Refused("notify.callback-unusable", "This cannot be used: {0}.", why);
        };
    }

    private boolean counts(long timestamp) {
        var off = Duration.between(Instant.ofEpochSecond(timestamp), clock.instant());
        return off.abs().compareTo(Callbacks.SIGNATURE_COUNTS) <= 0;
    }

    /** Twelve digits reach far enough, and no arithmetic with them overflows. */
    private static @Nullable Long timestamp(@Nullable String header) {
        return header != null && header.matches("[0-9]{1,12}") ? Long.valueOf(header) : null;
    }

    private static ResponseEntity<Void> silent(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
