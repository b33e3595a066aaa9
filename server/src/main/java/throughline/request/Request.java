package throughline.request;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is now.
 *
 * @param number what people call it, such as {@code KR-209314}
 * @param contact null for one that began without a conversation
 * @param inContact its contact is not closed yet
 * @param language the queue's, for texts to a caller whom we do not know
 * @param owner on whose list it is; null while the caller waits, or while supervisors must find somebody
 * @param answers by the id of the code's question
 * @param unit wins over the site; the site alone while the lift is unclear
 * @param tone praise, complaint or idea, of a comment
 * @param answer what the caller was told
 * @param callback E.164, gets the texts; empty when there is none
 * @param medical whether something was noted of somebody's health; what it is {@link MedicalRemarks} shows
 * @param order the work order that answers it, or answered it
 * @param blank nobody has said anything yet
 */
public record Request(
        UUID id,
        String number,
        @Nullable UUID contact,
        @Nullable String contactNumber,
        boolean inContact,
        String language,
        RequestState state,
        @Nullable UUID owner,
        @Nullable Kind kind,
        Safety safety,
        @Nullable String code,
        String words,
        Map<String, String> answers,
        @Nullable UUID unit,
        @Nullable UUID site,
        @Nullable String tone,
        String answer,
        boolean textCaller,
        String callback,
        boolean medical,
        @Nullable UUID order,
        Instant openedAt,
        @Nullable Instant savedAt,
        @Nullable UUID savedBy,
        @Nullable Instant closedAt,
        boolean blank,
        int version) {
    public @Nullable Instant followUpAt() {
        return state instanceof RequestState.Parked parked ? parked.followUpAt() : null;
    }

    public @Nullable Ending closedHow() {
        return state instanceof RequestState.Closed(var how) ? how : null;
    }
}
