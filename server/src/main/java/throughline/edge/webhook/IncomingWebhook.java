package throughline.edge.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.kernel.Refused;
import throughline.kernel.Scope;
import throughline.webhook.Messages;
import throughline.webhook.Messages.Outcome;

/**
 * Where other systems tell us something, signed by the rules of Standard Webhooks. Open to the world, so nothing is done before the
 * signature over id, time and body is proven, and whoever cannot prove it hears nothing. 204 means that it is kept.
 */
@RestController
class IncomingWebhook {
    private static final String AGAIN_IN_SECONDS = "60";

    private final Messages messages;

    IncomingWebhook(Messages messages) {
        this.messages = messages;
    }

    @PostMapping("/api/webhooks/{name}")
    ResponseEntity<Void> take(@PathVariable String name, HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(Messages.LONGEST_BODY + 1);
        if (body.length > Messages.LONGEST_BODY) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        var sent = new Messages.Sent(
                name,
                request.getHeader("webhook-id"),
                request.getHeader("webhook-timestamp"),
                request.getHeader("webhook-signature"),
                body);
        return switch (Scope.EVERYTHING.call(() -> messages.take(sent))) {
            case Outcome.Taken _ -> ResponseEntity.noContent().build();
            case Outcome.Unproven _ ->
                ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
            case Outcome.TooMany _ ->
                ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                        .header(HttpHeaders.RETRY_AFTER, AGAIN_IN_SECONDS)
                        .build();
            case Outcome.Differs _ -> ResponseEntity.status(HttpStatus.CONFLICT).build();
            case Outcome.Quarantined(var why) ->
                throw new Refused("webhook.unusable", "This cannot be used: {0}.", why);
        };
    }
}
