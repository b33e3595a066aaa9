package throughline.audit;

import java.util.List;
import java.util.Map;
import throughline.kernel.Witness.Act;

/**
 * What the kinds of the rooms' events mean to somebody who reads the audit: what it is about, and whether it is more than a change. A kind
 * that is not here is a change of what its room is about, so a new event is in the audit without being named.
 */
final class Meaning {
    private static final Map<String, Act> ACTS = Map.ofEntries(
            Map.entry("people.signed-in", Act.SIGNED_IN),
            Map.entry("people.session-ended", Act.SIGNED_OUT),
            Map.entry("people.created", Act.RIGHTS_CHANGED),
            Map.entry("people.changed", Act.RIGHTS_CHANGED),
            Map.entry("people.deactivated", Act.RIGHTS_CHANGED),
            Map.entry("people.passkey-registered", Act.RIGHTS_CHANGED),
            Map.entry("people.passkey-removed", Act.RIGHTS_CHANGED),
            Map.entry("people.passkey-doubted", Act.RIGHTS_CHANGED),
            Map.entry("people.provider-bound", Act.RIGHTS_CHANGED),
            Map.entry("people.provider-unbound", Act.RIGHTS_CHANGED),
            Map.entry("people.break-glass-allowed", Act.RIGHTS_CHANGED),
            Map.entry("people.break-glass-forbidden", Act.RIGHTS_CHANGED),
            Map.entry("people.break-glass-begun", Act.RIGHTS_CHANGED),
            Map.entry("people.break-glass-ended", Act.RIGHTS_CHANGED),
            Map.entry("portal.outlook-given", Act.RIGHTS_CHANGED),
            Map.entry("portal.outlook-ended", Act.RIGHTS_CHANGED),
            Map.entry("people.token-created", Act.RIGHTS_CHANGED),
            Map.entry("people.token-ended", Act.RIGHTS_CHANGED),
            Map.entry("asset.key-code-shown", Act.SAW),
            Map.entry("request.medical-shown", Act.SAW),
            Map.entry("contact.recording-heard", Act.PLAYED),
            Map.entry("sheet.exported", Act.EXPORTED),
            Map.entry("privacy.exported", Act.EXPORTED));

    /** @param start of the event's kind, empty for all others of the room */
    private record About(String room, String start, String kind) {}

    /** The first that fits counts. */
    private static final List<About> KINDS = List.of(
            new About("people", "token-", "token"),
            new About("people", "branch-", "branch"),
            new About("people", "", "person"),
            new About("portal", "", "person"),
            new About("customer", "person-", "contact-person"),
            new About("customer", "agreement-", "agreement"),
            new About("customer", "holiday-", "calendar"),
            new About("asset", "site-", "site"),
            new About("asset", "key-code-", "site"),
            new About("asset", "unit-", "unit"),
            new About("asset", "equipment-", "unit"),
            new About("asset", "", "planned-change"),
            new About("work", "repeat-rule-", "settings"),
            new About("work", "", "order"),
            new About("dispatch", "technician-", "technician"),
            new About("dispatch", "unreachable", "technician"),
            new About("dispatch", "reachable-", "technician"),
            new About("dispatch", "turn-", "turn"),
            new About("dispatch", "hand-over-", "hand-over"),
            new About("rota", "absence-", "absence"),
            new About("rota", "calendar-", "technician"),
            new About("rota", "", "rota"),
            new About("dispatch", "settings-", "settings"),
            new About("dispatch", "", "order"),
            new About("incident", "", "incident"),
            new About("alarm", "alarm.", "alarm-device"),
            new About("alarm", "device-", "alarm-device"),
            new About("alarm", "test.", "alarm-device"),
            new About("alarm", "test-call-", "unit"),
            new About("alarm", "fault.", "alarm-device"),
            new About("alarm", "power.", "alarm-device"),
            new About("alarm", "", "alarm"),
            new About("procedure", "guide-began", "alarm"),
            new About("procedure", "guide-", "guide"),
            new About("procedure", "", "alarm"),
            new About("offercall", "", "order"),
            new About("fieldapp", "phone-", "technician"),
            new About("fieldapp", "", "order"),
            new About("request", "code-", "problem-code"),
            new About("request", "problem-code-", "problem-code"),
            new About("notify", "gateway-", "settings"),
            new About("notify", "", "text"),
            new About("privacy", "hold-", "hold"),
            new About("privacy", "retention-", "settings"),
            new About("privacy", "", "personal-data"),
            new About("webhook", "", "webhook"),
            new About("routing", "queue-", "queue"),
            new About("routing", "", "contact"),
            new About("telephony", "trunk-", "settings"),
            new About("telephony", "toll-", "settings"),
            new About("telephony", "alert-", "alert"),
            new About("telephony", "bill-", "bill"),
            new About("telephony", "receiver-", "settings"),
            new About("telephony", "", "call"),
            new About("sheet", "exported", "sheet"),
            new About("sheet", "", "import"));

    private Meaning() {}

    static Act act(String room, String deed) {
        return ACTS.getOrDefault(room + "." + deed, Act.CHANGED);
    }

    static String kind(String room, String deed) {
        return KINDS.stream()
                .filter(about -> about.room().equals(room) && deed.startsWith(about.start()))
                .map(About::kind)
                .findFirst()
                .orElse(room);
    }
}
