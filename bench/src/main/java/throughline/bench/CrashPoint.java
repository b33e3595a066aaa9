package throughline.bench;

/**
 * A place in the server's own code at which it may die, in the middle of what it does with a callout. Nothing there knows of it:
 * {@link CrashAgent} puts the end of the process in front of a method, or behind it.
 */
enum CrashPoint {
    /** A request was opened and is not kept yet. */
    REQUEST_WRITTEN("request.Requests", "withoutContact", false),
    /** It is kept, and the agent's screen was not told. */
    REQUEST_KEPT("edge.desk.RequestEndpoints", "withoutContact", false),
    /** The agent said that it is to become an order. */
    RAISE_ASKED("request.Answers", "once", true),
    /** The order's row is there, and its search is not. */
    ORDER_WRITTEN("dispatch.Searches", "begin", true),
    /** The first step of the search was taken, and nothing is kept. */
    SEARCH_BEGUN("dispatch.Searches", "begin", false),
    /** Order, search, offer and text are kept, and the agent was not told. */
    RAISE_KEPT("edge.desk.RequestEndpoints", "raise", false),
    /** The search knows what it becomes, and does nothing of it yet. */
    SEARCH_KEPT("dispatch.SearchRows", "keep", false),
    /** An offer's row is written, and nothing carries it. */
    OFFER_WRITTEN("dispatch.Acts", "carry", true),
    /** Its text is written too. */
    OFFER_CARRIED("dispatch.Acts", "ask", false),
    /** A link was made that nobody has. */
    LINK_MADE("dispatch.Links", "make", false),
    /** A text is written, and not kept. */
    TEXT_WRITTEN("notify.Settlements", "written", false),
    /** Texts are in hand, and nobody carries them. */
    TEXTS_CLAIMED("notify.Claims", "claim", false),
    /** The last look was taken. */
    TEXT_MAY_GO("notify.Claims", "mayGo", false),
    /** It is counted against the budget, and has not left. */
    TEXT_COUNTED("notify.Spending", "spend", false),
    /** The gateway took it, and nobody wrote that down. */
    TEXT_TAKEN("edge.sms.HttpCarrier", "carry", false),
    /** That it was taken is about to be written. */
    TEXT_SETTLING("notify.Claims", "settle", true),
    /** It is written, and kept. */
    TEXT_SETTLED("notify.Claims", "settle", false),
    /** The offer was moved to sent, and that is not kept. */
    OFFER_SENT("dispatch.Delivery", "sent", false),
    /** A technician opened the page. */
    OFFER_READ("dispatch.Delivery", "read", false),
    /** A technician accepts, and nothing is written. */
    ACCEPT_ASKED("dispatch.Offers", "accept", true),
    /** The seat is given, and the order does not know. */
    SEAT_GIVEN("dispatch.Acts", "give", false),
    /** The order knows, and nothing is kept. */
    ORDER_ACCEPTED("work.WorkOrders", "accepted", false),
    /** All of it is written; a moment before it is kept. */
    ACCEPT_WRITTEN("dispatch.Offers", "accept", false),
    /** It is kept, and the technician was not told. */
    ANSWER_KEPT("edge.field.JobActs", "act", false),
    /** A technician refuses. */
    REJECT_ASKED("dispatch.Offers", "reject", true),
    /** Her offer is over, and nobody else was asked. */
    OFFER_SETTLED("dispatch.Acts", "settle", false),
    /** The next one was asked, and nothing is kept. */
    REJECT_WRITTEN("dispatch.Offers", "reject", false),
    /** Somebody is on site, and that is not kept. */
    ARRIVED("work.WorkOrders", "onSite", false),
    /** A step is due, and begins. */
    STEP_DUE("dispatch.StepsDue", "take", true),
    /** Somebody did not answer, and that is not kept. */
    SILENCE_COUNTED("dispatch.Silences", "noAnswer", false),
    /** The step is kept. */
    STEP_TAKEN("dispatch.StepsDue", "take", false),
    /** An event was appended in the middle of an act. */
    EVENT_WRITTEN("kernel.EventLog", "append", false),
    /** An entry of the audit was written in the middle of an act. */
    AUDIT_WRITTEN("audit.Entries", "write", false);

    /** As the class file says it. */
    final String type;

    final String method;

    /** Otherwise where the method returns. */
    final boolean before;

    CrashPoint(String type, String method, boolean before) {
        this.type = "throughline/" + type.replace('.', '/');
        this.method = method;
        this.before = before;
    }
}
