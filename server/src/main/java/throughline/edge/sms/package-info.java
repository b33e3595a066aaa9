/**
 * The wire to an SMS gateway over HTTP: one POST per text, signed, with hard limits on time; and one address where the gateway tells
 * us, signed in the same way, what became of it and what people reply. {@code docs/texts.md} tells gateways' owners the same.
 *
 * <pre>
 * POST (the gateway's address)
 * Content-Type: application/json
 * X-Throughline-Timestamp: 1795302000            seconds since 1970
 * X-Throughline-Signature: sha256=(hex)          HMAC-SHA-256 of "timestamp.body" with the shared secret
 *
 * {"to":"+447700900123","from":"Lodlinje","text":"…","reference":"0199…"}
 * </pre>
 *
 * A repetition of the same text has the same {@code reference}, and a timestamp of its own. 2xx means that the gateway has it.
 */
@NullMarked
package throughline.edge.sms;

import org.jspecify.annotations.NullMarked;
