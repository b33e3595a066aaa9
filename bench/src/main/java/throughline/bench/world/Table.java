package throughline.bench.world;

import java.util.Arrays;
import java.util.List;

/** The tables that a company fills, with the columns in which it has something to say. */
public enum Table {
    CUSTOMER("customer.customer", "id", "number", "name", "language", "email", "note"),
    PERSON("customer.person", "id", "customer", "name", "role", "language", "hears_badly", "emails"),
    PHONE("customer.phone", "number", "customer", "person", "place"),
    AGREEMENT(
            "customer.agreement",
            "id",
            "number",
            "customer",
            "plan",
            "hours",
            "entrapment_minutes",
            "urgent_minutes",
            "normal_hours",
            "valid_from",
            "valid_to"),
    SITE(
            "asset.site",
            "id",
            "number",
            "customer",
            "name",
            "street",
            "postcode",
            "city",
            "country",
            "zone",
            "access",
            "area"),
    UNIT(
            "asset.unit",
            "id",
            "number",
            "site",
            "name",
            "kind",
            "maker",
            "model",
            "floors",
            "capacity_kg",
            "year",
            "agreement",
            "serial",
            "customers_number"),
    LINE("asset.line", "number", "unit"),
    TECHNICIAN("dispatch.technician", "id", "name", "phone", "language", "skills", "area"),
    TURN("dispatch.turn", "id", "area", "technician", "begins", "ends", "rank"),
    AGENT("people.user_account", "id", "name", "email", "language", "created_at"),
    ROLE("people.role_grant", "user_account", "role", "granted_at"),
    SKILL("people.skill", "user_account", "skill"),
    CONTACT(
            "contact.contact",
            "id",
            "number",
            "channel",
            "direction",
            "from_number",
            "from_e164",
            "dialled",
            "queue_name",
            "language",
            "state",
            "opened_at",
            "answered_at",
            "ended_at",
            "closed_at",
            "agent",
            "end_reason",
            "outcome",
            "note",
            "customer",
            "person",
            "unit"),
    REQUEST(
            "request.request",
            "id",
            "number",
            "contact",
            "contact_number",
            "in_contact",
            "language",
            "state",
            "owner",
            "kind",
            "trapped",
            "hurt",
            "fire_or_water",
            "code",
            "words",
            "unit",
            "own_place",
            "customer",
            "answer",
            "callback",
            "work_order",
            "closed_how",
            "opened_at",
            "saved_at",
            "saved_by",
            "moved_at",
            "closed_at",
            "version",
            "text"),
    ORDER(
            "work.work_order",
            "id",
            "number",
            "state",
            "urgency",
            "trapped",
            "unit",
            "site",
            "customer",
            "area",
            "zone",
            "country",
            "code",
            "headline",
            "job",
            "words",
            "terms",
            "called_at",
            "raised_at",
            "due_at",
            "promise_met",
            "technician",
            "technician_name",
            "asked_at",
            "accepted_at",
            "arrives_at",
            "on_the_way_at",
            "on_site_at",
            "released_at",
            "left_at",
            "closed_at",
            "hold_reason",
            "hold_wake_at",
            "hold_note",
            "cancel_reason",
            "report"),
    OFFER(
            "dispatch.offer",
            "id",
            "work_order",
            "technician",
            "round",
            "state",
            "offered_at",
            "answer_by",
            "sent_at",
            "delivered_at",
            "settled_at",
            "reason",
            "arrives_at"),
    SEARCH(
            "dispatch.search",
            "work_order",
            "state",
            "round",
            "since",
            "next_at",
            "owner_kind",
            "owner",
            "technician",
            "arrives_at"),
    CONTACT_EVENT("contact.event", Happened.COLUMNS),
    REQUEST_EVENT("request.event", Happened.COLUMNS),
    ORDER_EVENT("work.event", Happened.COLUMNS),
    DISPATCH_EVENT("dispatch.event", Happened.COLUMNS);

    private static final class Happened {
        static final String[] COLUMNS = {"id", "subject", "kind", "at", "by", "data"};
    }

    private final String qualified;
    private final List<String> columns;

    Table(String qualified, String... columns) {
        this.qualified = qualified;
        this.columns = List.copyOf(Arrays.asList(columns));
    }

    /** With its schema. */
    public String qualified() {
        return qualified;
    }

    public List<String> columns() {
        return columns;
    }

    /** Only rows of people are added to those that are there; every other table begins empty. */
    public boolean beginsEmpty() {
        return this != AGENT && this != ROLE && this != SKILL;
    }
}
