package throughline.customer;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/** What a person fills in about an agreement. */
public record AgreementForm(
        @Nullable UUID customer,
        @Nullable String plan,
        @Nullable String hours,
        @Nullable Integer entrapmentMinutes,
        @Nullable Integer urgentMinutes,
        @Nullable Integer normalHours,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable Integer version) {
    /** Hours that an agreement can cover: on weekdays from the first to the second hour, or always. */
    public static final List<String> HOURS = List.of("8-16", "7-19", "24/7");

    private static final int A_DAY = 24 * 60;
    private static final int A_WEEK = 7 * A_DAY;
    private static final int A_YEAR_OF_HOURS = 24 * 365;

    record Read(
            UUID customer,
            String plan,
            String hours,
            int entrapmentMinutes,
            int urgentMinutes,
            int normalHours,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    Read read() {
        var form = new Form();
        form.check("customer", customer != null, "", "kernel.field-missing", "Fill this in.");
        form.check("validFrom", validFrom != null, "", "kernel.field-missing", "Fill this in.");
        form.check(
                "validTo",
                validTo == null || validFrom == null || !validTo.isBefore(validFrom),
                "",
                "customer.agreement-ends-before-it-begins",
                "The last day is before the first.");
        var read = new Read(
                requireNonNullElse(customer, new UUID(0, 0)),
                form.text("plan", plan, 100),
                form.check(
                        "hours",
                        HOURS.contains(hours),
                        requireNonNullElse(hours, ""),
                        "customer.hours-unknown",
                        "Choose one of {0}.",
                        String.join(", ", HOURS)),
                form.number("entrapmentMinutes", entrapmentMinutes, 1, A_DAY),
                form.number("urgentMinutes", urgentMinutes, 1, A_WEEK),
                form.number("normalHours", normalHours, 1, A_YEAR_OF_HOURS),
                requireNonNullElse(validFrom, LocalDate.EPOCH),
                validTo);
        form.accept();
        return read;
    }
}
