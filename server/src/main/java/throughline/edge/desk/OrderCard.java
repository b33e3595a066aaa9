package throughline.edge.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.work.Line;
import throughline.work.Report;

/** Everything about one work order: what was promised, who was asked, who waits for it, and what happened in all rooms. */
record OrderCard(
        UUID id,
        String number,
        String state,
        int priority,
        int urgency,
        String headline,
        String code,
        String words,
        @Nullable UnitShown unit,
        SiteShown site,
        String area,
        Instant raisedAt,
        @Nullable Instant dueAt,
        @Nullable Boolean met,
        PromiseShown promise,
        @Nullable PriceShown price,
        List<Line.Step> line,
        @Nullable Going technician,
        @Nullable Instant arrivesAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant onTheWayAt,
        @Nullable Instant onSiteAt,
        boolean trapped,
        @Nullable Instant releasedAt,
        @Nullable Instant closedAt,
        OrderRow.@Nullable HoldShown hold,
        @Nullable CancelledShown cancelled,
        @Nullable OrderNumber follows,
        @Nullable OrderNumber followedBy,
        @Nullable Report report,
        @Nullable RepeatShown repeat,
        OrderRow.@Nullable Next next,
        List<Attempt> attempts,
        List<CandidateShown> candidates,
        List<LinkedCaller> callers,
        List<AttachmentCard> attachments,
        @Nullable Integer peopleTrapped,
        int version,
        List<Happening> timeline) {
    record UnitShown(UUID id, String number, String name) {}

    record SiteShown(
            UUID id,
            String name,
            String street,
            String postcode,
            String city,
            String country,
            String zone,
            String access) {}

    /** @param kind at-once, within, working-hours or planned */
    record PromiseShown(
            @Nullable String plan, String kind, @Nullable Long minutes, String hours, long pausedMinutes) {}

    record Going(UUID id, String name, String phone) {}

    record OrderNumber(UUID id, String number) {}

    record CancelledShown(String reason, @Nullable OrderNumber duplicateOf) {}

    /** One technician was asked. */
    record Attempt(
            UUID offer,
            ContactRow.Named technician,
            int seat,
            String state,
            Instant at,
            String channel,
            boolean delivered,
            @Nullable String reason,
            @Nullable Instant answeredAt,
            Instant expiresAt,
            ContactRow.@Nullable Named byHand,
            @Nullable String byHandReason) {}

    /**
     * One reason for or against somebody.
     *
     * @param points how much it weighs, negative against
     * @param excludes not to be asked unless a dispatcher says so
     * @param count how often, how many or how many minutes; null for most, as are the others
     */
    record Why(
            String code,
            int points,
            boolean excludes,
            @Nullable Integer count,
            @Nullable String what,
            @Nullable Instant at) {}

    record BusyWith(String number) {}

    record CandidateShown(
            ContactRow.Named technician,
            String phone,
            List<Why> why,
            @Nullable Integer step,
            int score,
            boolean excluded,
            int rank,
            @Nullable BusyWith busyWith,
            @Nullable Instant thereAbout) {}

    record LinkedCaller(
            OrderNumber request,
            String number,
            @Nullable String name,
            @Nullable String phone,
            String words,
            boolean medical,
            int texts) {}

    /** @param room work, dispatch, offercall, fieldapp, request or notify */
    record Happening(
            Instant at,
            String kind,
            ContactRow.@Nullable Named by,
            @Nullable String technician,
            Map<String, ?> data,
            String room) {}
}
