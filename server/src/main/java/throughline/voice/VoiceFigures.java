package throughline.voice;

/**
 * The live calls in numbers: gauges first, then counters that only grow.
 *
 * @param liveCalls calls from their INVITE to their end
 * @param trunkLegs calls with sound towards the telephone network
 * @param lines agents with at least one tab connected, or in a call
 * @param linesUp those of them whose sound flows
 * @param refusedForbidden requests of strangers, answered with 403
 * @param refusedOverload calls answered with 503
 * @param malformedDropped what was no SIP message
 * @param foreignDialogs requests within calls that we do not have, answered with 481
 * @param unacceptableSdp INVITEs without a usable audio offer, answered with 488
 * @param lineMessagesRefused what browsers sent that no protocol of ours knows
 */
public record VoiceFigures(
        int liveCalls,
        int trunkLegs,
        int lines,
        int linesUp,
        int rtpPortsInUse,
        long callsArrived,
        long refusedForbidden,
        long refusedOverload,
        long malformedDropped,
        long unknownMethods,
        long foreignDialogs,
        long unacceptableSdp,
        long lineMessagesRefused,
        long rtpReceived,
        long rtpLost,
        long rtpFromStrangers) {}
