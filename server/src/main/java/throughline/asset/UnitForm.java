package throughline.asset;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.customer.PhoneNumber;
import throughline.customer.PhoneNumbers;
import throughline.kernel.Form;

/** What a person fills in about a unit; what each field means stands at {@link Unit}. */
public record UnitForm(
        @Nullable String number,
        @Nullable UUID site,
        @Nullable String name,
        @Nullable String position,
        @Nullable String kind,
        @Nullable String serial,
        @Nullable String maker,
        @Nullable String model,
        @Nullable Integer year,
        @Nullable String customersNumber,
        @Nullable LocalDate installedOn,
        @Nullable Integer floors,
        @Nullable Integer capacityKg,
        @Nullable UUID agreement,
        @Nullable String alarmMaker,
        @Nullable String alarmProtocol,
        @Nullable String alarmIdent,
        @Nullable Integer alarmTestHours,
        @Nullable List<String> phones,
        @Nullable String warning,
        @Nullable Integer version) {
    /** What a unit can be; the desktop has a word for each. */
    public static final List<String> KINDS =
            List.of("traction", "traction-with-machine-room", "hydraulic", "goods", "escalator", "platform");

    /** How an alarm device speaks: a voice alone, tones and frames on the telephone line, or a network. */
    public static final List<String> PROTOCOLS =
            List.of("voice", "p100", "cpc", "contact-id", "dc-09", "scaip", "vds-2465", "mqtt", "gateway");

    static final int OLDEST = 1850;
    static final int NEWEST = 2100;
    private static final int MOST_PHONES = 5;
    private static final int LONGEST_WARNING = 200;
    private static final int A_YEAR_OF_HOURS = 365 * 24;

    /** A unit of which nothing is known but what is seen from outside. */
    public UnitForm(
            @Nullable String number,
            @Nullable UUID site,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String maker,
            @Nullable String model,
            @Nullable Integer floors,
            @Nullable Integer capacityKg,
            @Nullable Integer year,
            @Nullable UUID agreement,
            @Nullable String phone,
            @Nullable Integer version) {
        this(
                number,
                site,
                name,
                null,
                kind,
                null,
                maker,
                model,
                year,
                null,
                null,
                floors,
                capacityKg,
                agreement,
                null,
                null,
                null,
                null,
                phone == null ? null : List.of(phone),
                null,
                version);
    }

    record Read(
            String number,
            UUID site,
            String name,
            String position,
            String kind,
            EquipmentForm.Read equipment,
            @Nullable Integer floors,
            @Nullable Integer capacityKg,
            @Nullable UUID agreement,
            String alarmMaker,
            @Nullable String alarmProtocol,
            String alarmIdent,
            @Nullable Integer alarmTestHours,
            List<PhoneNumber> lines,
            String warning) {}

    Read read(PhoneNumbers numbers) {
        var form = new Form();
        form.check("site", site != null, "", "kernel.field-missing", "Fill this in.");
        var protocol = alarmProtocol == null || alarmProtocol.isBlank()
                ? null
                : form.oneOf("alarmProtocol", alarmProtocol, PROTOCOLS, "");
        var read = new Read(
                form.text("number", number, 40),
                requireNonNullElse(site, new UUID(0, 0)),
                form.text("name", name, 200),
                form.textOrEmpty("position", position, 200),
                form.check(
                        "kind",
                        kind != null && KINDS.contains(kind),
                        requireNonNullElse(kind, ""),
                        "asset.kind-unknown",
                        "Choose one of {0}.",
                        String.join(", ", KINDS)),
                equipment().read(form),
                form.numberOrNone("floors", floors, 1, 200),
                form.numberOrNone("capacityKg", capacityKg, 1, 100_000),
                agreement,
                form.textOrEmpty("alarmMaker", alarmMaker, 100),
                protocol,
                form.textOrEmpty("alarmIdent", alarmIdent, 100),
                form.numberOrNone("alarmTestHours", alarmTestHours, 1, A_YEAR_OF_HOURS),
                lines(form, numbers),
                form.textOrEmpty("warning", warning, LONGEST_WARNING));
        form.accept();
        return read;
    }

    private List<PhoneNumber> lines(Form form, PhoneNumbers numbers) {
        var raws = requireNonNullElse(phones, List.<String>of());
        form.check(
                "phones",
                raws.size() <= MOST_PHONES,
                raws,
                "customer.phones-limit",
                "Keep at most {0} numbers.",
                MOST_PHONES);
        return numbers.readAll(form, "phones", raws);
    }

    private EquipmentForm equipment() {
        return new EquipmentForm(serial, maker, model, year, customersNumber, installedOn, version);
    }
}
