package throughline.edge.desk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.asset.Site;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.contact.Contact;
import throughline.contact.ContactBook;
import throughline.contact.Contacts;
import throughline.customer.ContactPeople;
import throughline.customer.ContactPersonForm;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.customer.PhoneNumber;
import throughline.customer.PhoneNumbers;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;

/** A caller whom nobody knows becomes a prospect, with the address that they ring about: known at the next call, found by everybody. */
@Component
class Newcomers {
    private final ContactBook book;
    private final Contacts contacts;
    private final Customers customers;
    private final ContactPeople people;
    private final Sites sites;
    private final Transactions transactions;

    Newcomers(
            ContactBook book,
            Contacts contacts,
            Customers customers,
            ContactPeople people,
            Sites sites,
            Transactions transactions) {
        this.book = book;
        this.contacts = contacts;
        this.customers = customers;
        this.people = people;
        this.sites = sites;
        this.transactions = transactions;
    }

    /**
     * What the agent noted while they talked.
     *
     * @param organisation whom the caller speaks for; empty when for themselves
     * @param street empty when no new address is to be noted
     * @param country ISO 3166; the one of the caller's number when empty
     */
    record Noted(
            @Nullable String name,
            @Nullable String organisation,
            @Nullable String street,
            @Nullable String postcode,
            @Nullable String city,
            @Nullable String country) {
        boolean hasPlace() {
            return !isEmpty(street) || !isEmpty(city);
        }
    }

    /** @return their site; null when no address was noted */
    @Nullable
    Site take(UUID contact, UUID agent, Noted noted) {
        return transactions.in(() -> {
            var its = book.get(contact);
            if (its.customer() != null) {
                throw new Refused("contact.caller-is-known", "Who calls is noted already.");
            }
            var number = its.fromE164() == null ? null : new PhoneNumber(its.fromE164());
            var customer = prospect(its, number, noted, agent);
            var person = isEmpty(noted.organisation()) ? null : speaker(its, number, noted, customer, agent);
            contacts.chooseCaller(contact, agent, person, customer);
            return noted.hasPlace() ? place(noted, customer, number, agent) : null;
        });
    }

    private UUID prospect(Contact contact, @Nullable PhoneNumber number, Noted noted, UUID agent) {
        boolean speaksForThemselves = isEmpty(noted.organisation());
        var form = CustomerForm.prospect(
                speaksForThemselves ? noted.name() : noted.organisation(),
                contact.language(),
                speaksForThemselves && number != null ? number.e164() : null);
        return customers.add(form, agent).id();
    }

    private UUID speaker(Contact contact, @Nullable PhoneNumber number, Noted noted, UUID customer, UUID agent) {
        var phones = number == null ? List.<String>of() : List.of(number.e164());
        return people.add(
                        customer,
                        new ContactPersonForm(noted.name(), null, phones, contact.language(), null, null),
                        agent)
                .id();
    }

    private Site place(Noted noted, UUID customer, @Nullable PhoneNumber number, UUID agent) {
        var country = isEmpty(noted.country()) && number != null ? PhoneNumbers.country(number) : noted.country();
        return sites.add(
                new SiteForm(
                        customer,
                        isEmpty(noted.street()) ? noted.city() : noted.street(),
                        noted.street(),
                        noted.postcode(),
                        noted.city(),
                        country,
                        null,
                        null,
                        null,
                        null),
                agent);
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
