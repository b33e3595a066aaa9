/**
 * The wire to a message centre of a carrier (SMPP 3.4): one session, bound as transceiver, that is kept while such a gateway is enabled.
 * {@code docs/texts.md} says what a carrier needs to know.
 *
 * <pre>
 * we → centre   bind_transceiver        system id, password, system type
 *               submit_sm               one part of a text; a receipt is asked for
 *               enquire_link            when nothing was heard for a while
 *               deliver_sm_resp         after the commit, never before
 * centre → we   submit_sm_resp          the name of the part; ESME_RTHROTTLED: slower
 *               deliver_sm              a receipt ("id:… stat:DELIVRD …"), or what somebody wrote
 * </pre>
 *
 * {@link throughline.edge.smpp.Link} keeps the session, {@link throughline.edge.smpp.Centre} is one of them,
 * {@link throughline.edge.smpp.SmppCarrier} cuts texts and hands their parts over, {@link throughline.edge.smpp.Delivered} reads what comes.
 * The protocol has no way to say that a text is a repetition: a part whose answer was lost goes once more, and that is why each answer
 * is written down before the next part.
 */
@NullMarked
package throughline.edge.smpp;

import org.jspecify.annotations.NullMarked;
