package throughline.demo;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import throughline.asset.EquipmentForm;
import throughline.asset.Replacements;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.customer.AgreementForm;
import throughline.customer.Agreements;
import throughline.customer.ContactPeople;
import throughline.customer.ContactPeople.Speaker;
import throughline.customer.Customers;
import throughline.demo.SampleWorld.Address;
import throughline.demo.SampleWorld.Client;

/** Moves the plan's customers with everything that is theirs through the front doors of the directory. */
@Component
class SampleDirectory {
    private static final int OLD = 1985;
    private static final int MODERN = 2019;
    private static final int LATEST = 2026;

    private final Customers customers;
    private final ContactPeople people;
    private final Agreements agreements;
    private final Sites sites;
    private final Units units;
    private final Replacements replacements;

    SampleDirectory(
            Customers customers,
            ContactPeople people,
            Agreements agreements,
            Sites sites,
            Units units,
            Replacements replacements) {
        this.customers = customers;
        this.people = people;
        this.agreements = agreements;
        this.sites = sites;
        this.units = units;
        this.replacements = replacements;
    }

    void add(SampleWorld world, UUID by) {
        customers.addAll(world.prospects(), by);
        var clients = world.clients();
        var owners = customers.addAll(clients.stream().map(Client::customer).toList(), by);
        var promises = agreements.addAll(
                each(clients, i -> of(owners.get(i), clients.get(i).agreement())), by);
        people.addAll(
                eachOf(
                        clients,
                        i -> clients.get(i).people().stream().map(person -> new Speaker(owners.get(i), person))),
                by);
        var stands = eachOf(
                clients,
                i -> clients.get(i).addresses().stream()
                        .map(address -> new Stand(owners.get(i), promises.get(i), address)));
        var where = sites.addAll(
                each(
                        stands,
                        i -> of(stands.get(i).owner(), stands.get(i).address().site())),
                by);
        var forms = eachOf(
                stands,
                i -> stands.get(i).address().units().stream()
                        .map(unit -> at(where.get(i), stands.get(i).promise(), unit)));
        modernise(forms, units.addAll(forms, by), by);
    }

    /** Every tenth of the oldest lifts has got new equipment, so that somebody can see what stood there before. */
    private void modernise(List<UnitForm> forms, List<UUID> ids, UUID by) {
        var oldest = IntStream.range(0, forms.size())
                .filter(i -> requireNonNullElse(forms.get(i).year(), LATEST) < OLD)
                .toArray();
        for (int i = 0; i < oldest.length; i += 10) {
            var before = forms.get(oldest[i]);
            var year = MODERN + i % 7;
            replacements.replace(
                    ids.get(oldest[i]),
                    new EquipmentForm(
                            "L900-%06d".formatted(oldest[i] * 3 + 1),
                            "Lodlinje",
                            "L900",
                            year,
                            before.customersNumber(),
                            LocalDate.of(year, 3 + i % 9, 14),
                            1),
                    by);
        }
    }

    /** An address of the plan with the ids of whose it is and what was promised there. */
    private record Stand(UUID owner, UUID promise, Address address) {}

    private static <T> List<T> each(List<?> of, IntFunction<T> made) {
        return IntStream.range(0, of.size()).mapToObj(made).toList();
    }

    private static <T> List<T> eachOf(List<?> of, IntFunction<Stream<T>> made) {
        return IntStream.range(0, of.size())
                .mapToObj(made)
                .flatMap(some -> some)
                .toList();
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
                null,
                plan.entrapment(),
                plan.urgent(),
                plan.normal(),
                plan.planned(),
                plan.currency(),
                null);
    }

    private static SiteForm of(UUID customer, SiteForm plan) {
        var spot = Land.somewhere(String.valueOf(plan.country()), plan.street() + plan.city());
        return new SiteForm(
                customer,
                plan.name(),
                plan.street(),
                plan.postcode(),
                plan.city(),
                plan.country(),
                plan.zone(),
                plan.access(),
                plan.keyCode(),
                plan.openingHours(),
                plan.rescuePhone(),
                plan.area(),
                null,
                spot[0],
                spot[1],
                null);
    }

    private static UnitForm at(UUID site, UUID agreement, UnitForm plan) {
        return new UnitForm(
                plan.number(),
                site,
                plan.name(),
                plan.position(),
                plan.kind(),
                plan.serial(),
                plan.maker(),
                plan.model(),
                plan.year(),
                plan.customersNumber(),
                plan.installedOn(),
                plan.floors(),
                plan.capacityKg(),
                agreement,
                plan.alarmMaker(),
                plan.alarmProtocol(),
                plan.alarmIdent(),
                plan.alarmTestHours(),
                plan.phones(),
                null,
                null);
    }
}
