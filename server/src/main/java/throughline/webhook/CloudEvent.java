package throughline.webhook;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * An event in structured JSON (CloudEvents 1.0). Its components are its fields, in this order.
 *
 * @param id of the event: the same to every subscription
 * @param source this installation
 * @param subject the id of the thing
 */
record CloudEvent(
        String specversion,
        UUID id,
        String source,
        String type,
        UUID subject,
        Instant time,
        String datacontenttype,
        JsonNode data) {
    static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";

    CloudEvent(UUID id, String source, String type, UUID subject, Instant time, JsonNode data) {
        this("1.0", id, source, type, subject, time, "application/json", data);
    }
}
