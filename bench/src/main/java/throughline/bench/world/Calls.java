package throughline.bench.world;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import throughline.bench.world.Chance.Kind;

/** The conversations about a callout, with the request that each of them is from its first ring. */
final class Calls {
    private static final String[][] QUEUES = {
        {"en", "Lifts, English", "+442079460000"},
        {"sv", "Hissar, svenska", "+46846500400"},
        {"et", "Liftid, eesti", "+3722000000"},
        {"zh-Hant", "電梯，中文", "+886200000000"}
    };
    private static final int KNOWN = 65;
    private static final int WITHHELD = 10;
    private static final int RINGS_FROM_THE_CAR = 80;
    private static final int HAS_A_NOTE = 25;
    private static final int CALLS_OF_AN_ORDER = 4;
    private static final int EVENTS = 8;
    private static final long SECOND = 1_000;

    private final Plan plan;
    private final Rows rows;
    private final Chance chance = new Chance();
    private final Chance names = new Chance();
    private final Id contact = new Id();
    private final Id request = new Id();
    private final Id agent = new Id();
    private final Id person = new Id();
    private final Id event = new Id();
    private final Id nobody = new Id();
    private final StringBuilder data = new StringBuilder();

    private Owner owner;
    private Id unit = nobody;
    private String words = "";
    private Trade.@Nullable Code code;
    private @Nullable String line;
    private String question = "";

    long contacts;
    long requests;

    private String number = "";
    private String contactNumber = "";
    private String from = "";
    private @Nullable String callback;
    private boolean known;
    private long answered;
    private long ended;

    Calls(Plan plan, Rows rows) {
        this.plan = plan;
        this.rows = rows;
        owner = new Owner(plan, new Layout(plan));
    }

    /** A chance for whoever only needs a name. */
    Chance chance() {
        return names;
    }

    void about(Owner its, Id itsUnit, String said, Trade.Code reported, @Nullable String alarmLine, String asked) {
        owner = its;
        unit = itsUnit;
        words = said;
        code = reported;
        line = alarmLine;
        question = asked;
    }

    /** The call for which the order was raised. */
    void raised(long at, Id order, String orderNumber, long index, long closed, boolean cancelled) throws IOException {
        action(index * CALLS_OF_AN_ORDER, at, order, orderNumber, "raised", closed, cancelled);
    }

    /** Somebody else, about an order that is there already. */
    void linked(long at, Id order, String orderNumber, long index, long closed, boolean cancelled) throws IOException {
        action(index * CALLS_OF_AN_ORDER + 1, at, order, orderNumber, "linked", closed, cancelled);
    }

    private void action(long index, long at, Id order, String orderNumber, String how, long closed, boolean cancelled)
            throws IOException {
        begins(index, at, code != null && Symptoms.trapped(code));
        talked(index, at, "request-taken");
        opened(index, at);
        data.setLength(0);
        data.append("{\"order\":\"")
                .append(order)
                .append("\",\"orderNumber\":\"")
                .append(orderNumber);
        happened(Table.REQUEST_EVENT, index, 1, request, how, ended, agent, numbered(data.append("\",")));
        boolean over = closed != 0;
        if (over) {
            data.setLength(0);
            data.append("{\"order\":\"").append(order).append("\",\"inService\":true,");
            happened(
                    Table.REQUEST_EVENT,
                    index,
                    2,
                    request,
                    cancelled ? "cancelled" : "solved",
                    closed,
                    nobody,
                    numbered(data));
        }
        boolean inside = code != null && Symptoms.trapped(code);
        var itsCode = code == null ? null : code.code();
        rows.end(rows.row(Table.REQUEST)
                .id(request)
                .text(number)
                .id(contact)
                .text(contactNumber)
                .is(false)
                .text(owner.country().language())
                .text(over ? "closed" : "with-order")
                .id(agent)
                .text("action")
                .is(inside)
                .is(false)
                .is(false)
                .text(itsCode)
                .text(words)
                .id(unit)
                .is(false)
                .id(owner.id)
                .text("")
                .text(callback == null ? "" : callback)
                .id(order)
                .text(over ? cancelled ? "cancelled" : "solved" : null)
                .at(at)
                .at(ended)
                .id(agent)
                .at(over ? closed : ended)
                .at(closed)
                .integer(3)
                .text(number + " " + words + "  " + itsCode));
    }

    void asked(long order, long at) throws IOException {
        if (at >= plan.ends()) {
            return;
        }
        long index = order * CALLS_OF_AN_ORDER + 2;
        begins(index, at, false);
        talked(index, at, "answered-question");
        opened(index, at);
        data.setLength(0);
        happened(Table.REQUEST_EVENT, index, 1, request, "informed", ended, agent, numbered(data.append('{')));
        rows.end(rows.row(Table.REQUEST)
                .id(request)
                .text(number)
                .id(contact)
                .text(contactNumber)
                .is(false)
                .text(owner.country().language())
                .text("closed")
                .id(agent)
                .text("information")
                .none()
                .none()
                .none()
                .none()
                .text(question)
                .id(unit)
                .is(false)
                .id(owner.id)
                .text("")
                .text(callback == null ? "" : callback)
                .none()
                .text("informed")
                .at(at)
                .at(ended)
                .id(agent)
                .at(ended)
                .at(ended)
                .integer(2)
                .text(number + " " + question));
    }

    /** A caller whom nobody answered: a contact without an agent, and a request in which nothing was said. */
    void left(long order, long at) throws IOException {
        if (at >= plan.ends()) {
            return;
        }
        long index = order * CALLS_OF_AN_ORDER + 3;
        begins(index, at, false);
        ended = at + chance.from(6, 90) * SECOND;
        rows.end(contact()
                .text("closed")
                .at(at)
                .none()
                .at(ended)
                .at(ended)
                .none()
                .text("caller-left")
                .none()
                .text("")
                .id(known ? owner.id : nobody)
                .id(known ? person : nobody)
                .none());
        happened(Table.CONTACT_EVENT, index, 0, contact, "opened", at, nobody, arrival());
        happened(Table.CONTACT_EVENT, index, 1, contact, "abandoned", ended, nobody, end("caller-left", at));
    }

    private void begins(long index, long at, boolean inside) {
        chance.of(plan.seed(), Kind.CONTACT, index);
        contact.of(plan.seed(), Kind.CONTACT, index, at);
        request.of(plan.seed(), Kind.REQUEST, index, at);
        contactNumber = "C-" + (20_001 + contacts++);
        Directory.agent(plan, chance.below(plan.agents()), agent);
        int kind = chance.below(100);
        int who = chance.below(owner.people);
        owner.person(who, person);
        known = false;
        if (inside && line != null && chance.perCent(RINGS_FROM_THE_CAR)) {
            from = line;
            callback = line;
        } else if (kind < KNOWN) {
            known = true;
            from = owner.numberOf(who);
            callback = from;
        } else if (kind >= 100 - WITHHELD) {
            from = "anonymous";
            callback = null;
        } else {
            from = "+447700900%03d".formatted(chance.below(1_000));
            callback = from;
        }
    }

    private void talked(long index, long at, String outcome) throws IOException {
        answered = at + chance.from(2, 45) * SECOND;
        ended = answered + chance.from(50, 420) * SECOND;
        long closed = ended + chance.from(5, 80) * SECOND;
        var note = chance.perCent(HAS_A_NOTE)
                ? Words.of(owner.country().language()).one(chance, "notes")
                : "";
        rows.end(contact()
                .text("closed")
                .at(at)
                .at(answered)
                .at(ended)
                .at(closed)
                .id(agent)
                .text("caller-hung-up")
                .text(outcome)
                .text(note)
                .id(known ? owner.id : nobody)
                .id(known ? person : nobody)
                .id(unit));
        happened(Table.CONTACT_EVENT, index, 0, contact, "opened", at, nobody, arrival());
        data.setLength(0);
        data.append("{\"waitedSeconds\":").append((answered - at) / SECOND).append('}');
        happened(Table.CONTACT_EVENT, index, 1, contact, "answered", answered, agent, data);
        happened(Table.CONTACT_EVENT, index, 2, contact, "ended", ended, nobody, end("caller-hung-up", at));
        data.setLength(0);
        data.append("{\"outcome\":\"").append(outcome).append("\"}");
        happened(Table.CONTACT_EVENT, index, 3, contact, "finished", closed, agent, data);
    }

    private void opened(long index, long at) throws IOException {
        number = "KR-" + (209_001 + requests++);
        data.setLength(0);
        data.append("{\"number\":\"")
                .append(number)
                .append("\",\"contact\":\"")
                .append(contact)
                .append("\"}");
        happened(Table.REQUEST_EVENT, index, 0, request, "opened", at, nobody, data);
    }

    private Row contact() {
        var queue = queue();
        return rows.row(Table.CONTACT)
                .id(contact)
                .text(contactNumber)
                .text("call")
                .text("in")
                .text(from)
                .text(callback)
                .text(queue[2])
                .text(queue[1])
                .text(queue[0]);
    }

    private StringBuilder arrival() {
        data.setLength(0);
        data.append("{\"queue\":\"")
                .append(queue()[1])
                .append("\",\"dialled\":\"")
                .append(queue()[2]);
        return data.append("\"}");
    }

    private StringBuilder end(String reason, long at) {
        data.setLength(0);
        data.append("{\"reason\":\"").append(reason);
        return data.append("\",\"seconds\":").append((ended - at) / SECOND).append('}');
    }

    private StringBuilder numbered(StringBuilder begun) {
        begun.append("\"number\":\"").append(number);
        return begun.append("\",\"requestKind\":\"action\"}");
    }

    private String[] queue() {
        for (var queue : QUEUES) {
            if (queue[0].equals(owner.country().language())) {
                return queue;
            }
        }
        return QUEUES[0];
    }

    private void happened(
            Table table, long index, int nth, Id subject, String kind, long when, Id by, CharSequence what)
            throws IOException {
        event.of(plan.seed(), Kind.EVENT, index * EVENTS + nth + (1L << 50), when);
        rows.end(
                rows.row(table).id(event).id(subject).text(kind).at(when).id(by).json(what));
    }
}
