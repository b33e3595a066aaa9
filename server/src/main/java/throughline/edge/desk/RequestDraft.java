package throughline.edge.desk;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.request.RequestForm;
import throughline.work.Consent;

/**
 * The form as the desk sends it, and what an act needs besides.
 *
 * @param key of this press of the button; the same twice is done once
 * @param order to link with
 * @param followUpAt to park until
 * @param owner who follows up; null for whoever has it
 * @param authorisedBy who says yes to the price of a visit that is not covered
 * @param untilHours the order waits instead until the agreement's hours begin
 */
record RequestDraft(
        @Nullable String kind,
        RequestForm.@Nullable SafetyForm safety,
        @Nullable String code,
        @Nullable String words,
        @Nullable Map<String, @Nullable String> answers,
        @Nullable UUID unit,
        @Nullable UUID site,
        @Nullable String tone,
        @Nullable String answer,
        @Nullable Boolean textCaller,
        @Nullable String callback,
        @Nullable String medical,
        @Nullable UUID key,
        @Nullable UUID order,
        @Nullable Instant followUpAt,
        @Nullable UUID owner,
        @Nullable String authorisedBy,
        @Nullable Boolean untilHours) {
    RequestForm form() {
        return new RequestForm(
                kind, safety, code, words, answers, unit, site, tone, answer, textCaller, callback, medical);
    }

    Consent consent() {
        if (Boolean.TRUE.equals(untilHours)) {
            return new Consent.Waits(authorisedBy);
        }
        return authorisedBy == null ? Consent.NOT_ASKED : new Consent.Given(authorisedBy);
    }
}
