package throughline.demo;

import java.util.UUID;
import org.springframework.stereotype.Component;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.customer.AgreementForm;
import throughline.customer.Agreements;
import throughline.customer.ContactPeople;
import throughline.customer.Customers;
import throughline.demo.SampleWorld.Client;

/** Moves the plan's customers with everything that is theirs through the front doors of the directory. */
@Component
class SampleDirectory {
    private final Customers customers;
    private final ContactPeople people;
    private final Agreements agreements;
    private final Sites sites;
    private final Units units;

    SampleDirectory(Customers customers, ContactPeople people, Agreements agreements, Sites sites, Units units) {
        this.customers = customers;
        this.people = people;
        this.agreements = agreements;
        this.sites = sites;
        this.units = units;
    }

    void add(SampleWorld world, UUID by) {
        world.clients().forEach(client -> add(client, by));
    }

    private void add(Client client, UUID by) {
        var customer = customers.add(client.customer(), by).id();
        client.people().forEach(person -> people.add(customer, person, by));
        var agreement = agreements.add(of(customer, client.agreement()), by).id();
        for (var address : client.addresses()) {
            var site = sites.add(of(customer, address.site()), by).id();
            address.units().forEach(unit -> units.add(at(site, agreement, unit), by));
        }
    }

    private static AgreementForm of(UUID customer, AgreementForm plan) {
        return new AgreementForm(
                customer,
                plan.plan(),
                plan.hours(),
                plan.entrapmentMinutes(),
                plan.urgentMinutes(),
                plan.normalHours(),
                plan.validFrom(),
                plan.validTo(),
                null);
    }

    private static SiteForm of(UUID customer, SiteForm plan) {
        return new SiteForm(
                customer,
                plan.name(),
                plan.street(),
                plan.postcode(),
                plan.city(),
                plan.country(),
                plan.zone(),
                plan.access(),
                null);
    }

    private static UnitForm at(UUID site, UUID agreement, UnitForm plan) {
        return new UnitForm(
                plan.number(),
                site,
                plan.name(),
                plan.kind(),
                plan.maker(),
                plan.model(),
                plan.floors(),
                plan.capacityKg(),
                plan.year(),
                agreement,
                plan.phone(),
                null);
    }
}
