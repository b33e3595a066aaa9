/**
 * The live call: SIP, RTP, the browser's audio leg, prompts, recording. It answers the wire and nothing else: it knows no
 * customer, no queue and no database, and needs nothing but {@code kernel}.
 *
 * <p>What comes in and is no call is a {@link throughline.voice.Letter}; somebody else reads it, and says what is answered.
 *
 * <p>Words: a <em>call</em> is one caller's SIP dialog; a <em>line</em> is one agent's browser audio; the <em>sound</em> of a call
 * is who hears whom. It announces {@link throughline.voice.CallEvent}s and obeys {@link throughline.voice.CallCommand}s, both
 * plain records with numbers, so that the two sides may live in two processes later.
 */
@NullMarked
@ApplicationModule(displayName = "Voice", allowedDependencies = "kernel")
package throughline.voice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
