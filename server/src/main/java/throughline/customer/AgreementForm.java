package throughline.customer;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/**
 * What a person fills in about an agreement: a clause for each level, or four figures from which the clauses are made. Where any clause
 * is filled in the figures are not looked at; figures for an agreement that has clauses already change only what they speak of.
 *
 * @param hours of urgent, normal and planned visits
 * @param calendar whose days are off; none for that of the country
 */
public record AgreementForm(
        @Nullable UUID customer,
        @Nullable String plan,
        @Nullable String hours,
        @Nullable Integer entrapmentMinutes,
        @Nullable Integer urgentMinutes,
        @Nullable Integer normalHours,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable Integer version,
        @Nullable ClauseForm entrapment,
        @Nullable ClauseForm urgent,
        @Nullable ClauseForm normal,
        @Nullable ClauseForm planned,
        @Nullable String currency,
        @Nullable UUID calendar) {
    /** Hours that many agreements have; every other text that {@link ServiceHours} reads will do as well. */
    public static final List<String> HOURS = List.of("8-16", "7-19", "24/7");

    private static final int A_DAY = 24 * 60;
    private static final int A_WEEK = 7 * A_DAY;
    private static final int A_YEAR_OF_HOURS = 24 * 365;

    /** With four figures. */
    public AgreementForm(
            @Nullable UUID customer,
            @Nullable String plan,
            @Nullable String hours,
            @Nullable Integer entrapmentMinutes,
            @Nullable Integer urgentMinutes,
            @Nullable Integer normalHours,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable Integer version) {
        this(
                customer,
                plan,
                hours,
                entrapmentMinutes,
                urgentMinutes,
                normalHours,
                validFrom,
                validTo,
                version,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    record Figures(String hours, int entrapmentMinutes, int urgentMinutes, int normalHours) {}

    /** @param terms null where four figures say it */
    record Read(
            UUID customer,
            String plan,
            @Nullable Terms terms,
            @Nullable Figures figures,
            @Nullable UUID calendar,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {

        Terms terms(@Nullable Agreement before) {
            if (figures == null) {
                return Objects.requireNonNull(terms);
            }
            return before == null
                    ? Terms.of(
                            figures.hours(),
                            figures.entrapmentMinutes(),
                            figures.urgentMinutes(),
                            figures.normalHours())
                    : before.terms().with(before, figures);
        }

        /** Figures say nothing of a calendar. */
        @Nullable
        UUID calendar(@Nullable Agreement before) {
            return figures == null || before == null ? calendar : before.calendar();
        }
    }

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
        var named = form.text("plan", plan, 100);
        boolean byClauses = Stream.of(entrapment, urgent, normal, planned).anyMatch(Objects::nonNull);
        var terms = byClauses ? terms(form) : null;
        var figures = byClauses ? null : figures(form);
        form.accept();
        return new Read(
                requireNonNullElse(customer, new UUID(0, 0)),
                named,
                terms,
                figures,
                calendar,
                requireNonNullElse(validFrom, LocalDate.EPOCH),
                validTo);
    }

    private Figures figures(Form form) {
        ServiceHours.read(form, "hours", hours);
        return new Figures(
                hours == null ? "" : hours.strip(),
                form.number("entrapmentMinutes", entrapmentMinutes, 1, A_DAY),
                form.number("urgentMinutes", urgentMinutes, 1, A_WEEK),
                form.number("normalHours", normalHours, 1, A_YEAR_OF_HOURS));
    }

    private Terms terms(Form form) {
        var none = ClauseForm.EMPTY;
        var read = new Terms(
                requireNonNullElse(entrapment, none).read(form, "entrapment", A_DAY),
                requireNonNullElse(urgent, none).read(form, "urgent", ClauseForm.A_YEAR),
                requireNonNullElse(normal, none).read(form, "normal", ClauseForm.A_YEAR),
                requireNonNullElse(planned, none).read(form, "planned", ClauseForm.A_YEAR),
                ClauseForm.currency(form, currency));
        form.check(
                "entrapment.minutes", read.entrapment().minutes() != null, "", "kernel.field-missing", "Fill this in.");
        boolean priced = Stream.of(read.entrapment(), read.urgent(), read.normal(), read.planned())
                .flatMap(clause -> Stream.of(clause.inside(), clause.outside()))
                .anyMatch(price -> price.amount() != null);
        form.check(
                "currency",
                !priced || read.currency() != null,
                "",
                "customer.currency-missing",
                "Choose the currency of the prices.");
        return read;
    }
}
