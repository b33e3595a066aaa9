package throughline.request;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.customer.PhoneNumbers;
import throughline.kernel.Form;
import throughline.kernel.Refused;
import throughline.request.RequestForm.Read;
import throughline.request.db.tables.records.RequestRecord;
import throughline.work.WorkOrder;

/** Puts a form into a request that goes on its way, and refuses what is missing for that way, what must come first first. */
@Component
class Completed {
    private final ProblemCodes codes;
    private final Places places;
    private final PhoneNumbers numbers;
    private final RequestRows rows;

    Completed(ProblemCodes codes, Places places, PhoneNumbers numbers, RequestRows rows) {
        this.codes = codes;
        this.places = places;
        this.numbers = numbers;
        this.rows = rows;
    }

    /** Everything that a new order is made from. */
    void forAnOrder(RequestRecord row, RequestForm form) {
        as(Kind.ACTION, row, form);
        if (!RequestRows.safety(row).isAnswered()) {
            throw new Refused(
                    "request.safety-missing",
                    "Ask first: is anybody trapped, is anybody hurt, is there fire or water?");
        }
        if (row.getUnit() == null && row.getSite() == null) {
            throw new Refused("request.place-missing", "Say first which lift it is, or at least at which address.");
        }
        if (row.getCode() == null) {
            throw new Refused("request.code-missing", "Choose the problem first.");
        }
        codes.used(row.getCode());
    }

    ProblemCode problem(RequestRecord row) {
        return codes.get(requireNonNull(row.getCode()));
    }

    /** What is not known of place and problem is the order's. */
    void forLinking(RequestRecord row, RequestForm form, WorkOrder order) {
        as(Kind.ACTION, row, form);
        if (row.getSite() != null && !row.getSite().equals(order.site())) {
            throw new Refused("request.order-elsewhere", "{0} is for another address.", order.number());
        }
        if (row.getUnit() == null && row.getSite() == null) {
            row.setUnit(order.unit());
            row.setSite(order.site());
            row.setCustomer(order.customer());
        }
        if (row.getCode() == null && codes.find(order.problem().code()) != null) {
            row.setCode(order.problem().code());
        }
    }

    void forParking(RequestRecord row, RequestForm form) {
        filled(row, form);
        if (row.getKind() == null) {
            throw new Refused("request.kind-missing", "Say first whether it is information, action or a comment.");
        }
    }

    void as(Kind kind, RequestRecord row, RequestForm form) {
        filled(row, form);
        row.setKind(kind.word());
        if (kind == Kind.COMMENT && row.getWords().isEmpty()) {
            throw new Refused("request.words-missing", "Write down what the caller said.");
        }
    }

    private void filled(RequestRecord row, RequestForm form) {
        var read = form.read(codes, places);
        row.setKind(read.kind() == null ? null : read.kind().word());
        row.setTrapped(read.safety().trapped());
        row.setHurt(read.safety().hurt());
        row.setFireOrWater(read.safety().fireOrWater());
        row.setCode(read.code());
        row.setWords(read.words());
        row.setAnswers(rows.jsonb(read.answers()));
        place(row, read);
        row.setTone(read.tone());
        row.setAnswer(read.answer());
        row.setTextCaller(read.textCaller());
        row.setCallback(reachable(read.callback()));
        if (read.medical() != null) {
            row.setMedical(read.medical());
        }
    }

    private void place(RequestRecord row, Read read) {
        UUID unit = read.unit();
        @Nullable UUID site = read.site();
        if (unit == null && site == null && !row.getOwnPlace()) {
            unit = row.getUnit();
            site = row.getSite();
        } else {
            row.setOwnPlace(!java.util.Objects.equals(unit, row.getUnit()) || row.getOwnPlace());
        }
        var place = places.of(unit, site);
        row.setUnit(unit);
        row.setSite(place == null ? null : place.site());
        row.setCustomer(place == null ? null : place.customer());
    }

    /** A number that texts can be sent to, or none. */
    private String reachable(String callback) {
        if (callback.isEmpty()) {
            return "";
        }
        var form = new Form();
        var number = form.read("callback", () -> numbers.read(callback));
        form.accept();
        return requireNonNull(number).e164();
    }
}
