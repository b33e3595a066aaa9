package throughline.customer;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/**
 * What a person fills in about a customer; nothing is trusted before {@link #read}.
 *
 * @param kind one of {@link #KINDS}; {@code customer} when left out
 * @param delivery one of {@link #DELIVERIES}: how bills and reports travel; {@code mail} when left out
 * @param deliveryAddress where to, when it is not the address that is known anyway
 * @param verifiedOn when somebody last asked whether all of it is still true
 * @param version the one that was on the screen; ignored for a new customer
 */
public record CustomerForm(
        @Nullable String kind,
        @Nullable String name,
        @Nullable String language,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String delivery,
        @Nullable String deliveryAddress,
        @Nullable String note,
        @Nullable LocalDate verifiedOn,
        @Nullable Integer version) {
    /** A prospect is a caller whom nobody knew and who has no lift in our care yet. */
    public static final List<String> KINDS = List.of("customer", "prospect");

    public static final List<String> DELIVERIES = List.of("mail", "paper", "portal");

    /** A customer as a telephone call makes one. */
    public CustomerForm(
            @Nullable String name,
            @Nullable String language,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String note,
            @Nullable Integer version) {
        this(null, name, language, phone, email, null, null, note, null, version);
    }

    /** Somebody who called and whom nobody knew. */
    public static CustomerForm prospect(@Nullable String name, String language, @Nullable String phone) {
        return new CustomerForm("prospect", name, language, phone, null, null, null, null, null, null);
    }

    record Read(
            String kind,
            String name,
            String language,
            List<PhoneNumber> phones,
            @Nullable String email,
            String delivery,
            String deliveryAddress,
            String note,
            @Nullable LocalDate verifiedOn) {}

    /** @throws throughline.kernel.Refused with each field that is wrong */
    Read read(PhoneNumbers numbers) {
        var form = new Form();
        var travels = form.oneOf("delivery", delivery, DELIVERIES, "mail");
        var read = new Read(
                form.oneOf("kind", kind, KINDS, "customer"),
                form.text("name", name, 200),
                Languages.read(form, language),
                numbers.readAll(form, "phone", phone == null ? List.of() : List.of(phone)),
                MailAddresses.read(form, "email", email),
                travels,
                form.textOrEmpty("deliveryAddress", deliveryAddress, 500),
                form.textOrEmpty("note", note, 4_000),
                verifiedOn);
        if (travels.equals("mail")) {
            MailAddresses.read(form, "deliveryAddress", deliveryAddress);
        }
        form.accept();
        return read;
    }
}
