package throughline.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.contact.Arrival;
import throughline.contact.Contacts;
import throughline.contact.EndReason;
import throughline.contact.Outcome;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.people.Role;
import throughline.people.Users;
import throughline.request.RequestForm.SafetyForm;
import throughline.testing.KeptTexts;
import throughline.testing.SetClock;
import throughline.testing.SomeRooms;
import throughline.work.Report;
import throughline.work.WorkOrders;

/** A small company with a house of three lifts and three people at the desk, built through front doors; callers ring when told. */
final class CareCentre implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static final SafetyForm NOBODY_IN_DANGER = new SafetyForm("no", "no", "no");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** What went out by text. */
    final KeptTexts texts = new KeptTexts();

    final SomeRooms rooms = SomeRooms.beside(
            List.of(texts, new KeptTexts.NoWire()),
            NOW,
            "people",
            "customer",
            "asset",
            "notify",
            "contact",
            "work",
            "incident",
            "request",
            "portal");
    final SetClock clock = rooms.clock();
    final Contacts contacts = rooms.door(Contacts.class);
    final Requests requests = rooms.door(Requests.class);
    final Answers answers = rooms.door(Answers.class);
    final RequestBook book = rooms.door(RequestBook.class);
    final Lists lists = rooms.door(Lists.class);
    final WorkOrders orders = rooms.door(WorkOrders.class);
    final By anna = person("Anna", Role.AGENT);
    final By berit = person("Berit", Role.AGENT);
    final By lead = person("Lea", Role.SUPERVISOR);
    final UUID customer;
    final UUID site;
    final UUID lift1;
    final UUID lift2;
    final UUID elsewhere;

    CareCentre() {
        customer = rooms.door(Customers.class)
                .add(new CustomerForm("Põhja KÜ", "et", null, null, null, null), null)
                .id();
        site = site("Tartu mnt 80");
        lift1 = unit("TLL-10001", site, "Lift 1");
        lift2 = unit("TLL-10002", site, "Lift 2");
        elsewhere = unit("TLL-20001", site("Näidise 4"), "Lift 1");
    }

    private By person(String name, Role role) {
        var id = rooms.door(Users.class)
                .create(
                        new Users.New(
                                name, name + "@lift.example", "en", Set.of(role), Set.of(), "kolm rohelist lifti"),
                        null)
                .value();
        return new By(id, role == Role.SUPERVISOR);
    }

    UUID site(String street) {
        return rooms.door(Sites.class)
                .add(new SiteForm(customer, street, street, "10112", "Tallinn", "EE", null, "", null, null), null)
                .id();
    }

    UUID unit(String number, UUID at, String name) {
        return rooms.door(Units.class)
                .add(new UnitForm(number, at, name, "traction", "Lift AS", "M", 9, 630, 2010, null, null, null), null)
                .id();
    }

    /** Somebody rings, with a number of their own. */
    UUID rings() {
        return rings("+3725" + (100_000 + NUMBER.incrementAndGet()));
    }

    UUID rings(@Nullable String from) {
        return contacts.open(new Arrival(
                from == null ? "" : from, from, "+3726000000", UUID.randomUUID(), "Lifts", "et", clock.instant()));
    }

    /** Somebody rings and this agent answers. */
    Request talksWith(By agent) {
        var contact = rings();
        contacts.answered(contact, agent.person(), clock.instant());
        return only(contact);
    }

    Request only(UUID contact) {
        return book.ofContact(contact).getFirst();
    }

    void hangsUp(Request request) {
        contacts.ended(contactOf(request), EndReason.CALLER_HUNG_UP, clock.instant());
    }

    void finishes(Request request, By agent, Outcome outcome) {
        contacts.finish(contactOf(request), agent.person(), outcome, "");
    }

    private static UUID contactOf(Request request) {
        var contact = request.contact();
        if (contact == null) {
            throw new AssertionError("this request began without a contact");
        }
        return contact;
    }

    /** A raised order about this lift, with the request that it answers. */
    Request raised(By agent, UUID lift) {
        return answers.raise(talksWith(agent).id(), door(lift), UUID.randomUUID(), agent);
    }

    /** A technician accepts, goes there and reports. */
    void done(UUID order, boolean inService) {
        accepted(order);
        orders.onSite(order, null);
        clock.passes(java.time.Duration.ofMinutes(20));
        report(order, inService);
    }

    void report(UUID order, boolean inService) {
        orders.close(
                order,
                new Report("running-with-fault", "wear", "door-operator", "adjusted", null, null, null, inService, ""),
                null);
    }

    void accepted(UUID order) {
        orders.accepted(order, new UUID(9, 9), "Mart Rebane", clock.instant().plusSeconds(1_800));
    }

    /** A door that does not close, nobody in danger. */
    RequestForm door(@Nullable UUID unit) {
        return new Form().unit(unit).form();
    }

    /** A form that is filled in as for a door that does not close, changed where the test says so. */
    static final class Form {
        private @Nullable String kind = "action";
        private @Nullable SafetyForm safety = NOBODY_IN_DANGER;
        private @Nullable String code = "D-12";
        private @Nullable String words = "Door does not close";
        private @Nullable Map<String, @Nullable String> answers = Map.of();
        private @Nullable UUID unit;
        private @Nullable UUID site;
        private @Nullable String tone;
        private @Nullable Boolean textCaller = true;
        private @Nullable String callback = "+37255501234";

        Form kind(@Nullable String value) {
            kind = value;
            return this;
        }

        Form safety(@Nullable String trapped, @Nullable String hurt, @Nullable String fireOrWater) {
            safety = new SafetyForm(trapped, hurt, fireOrWater);
            return this;
        }

        Form code(@Nullable String value) {
            code = value;
            return this;
        }

        Form words(@Nullable String value) {
            words = value;
            return this;
        }

        Form answers(Map<String, @Nullable String> value) {
            answers = value;
            return this;
        }

        Form unit(@Nullable UUID value) {
            unit = value;
            return this;
        }

        Form site(@Nullable UUID value) {
            site = value;
            return this;
        }

        Form tone(@Nullable String value) {
            tone = value;
            return this;
        }

        Form callback(@Nullable String value) {
            callback = value;
            return this;
        }

        Form textCaller(boolean value) {
            textCaller = value;
            return this;
        }

        RequestForm form() {
            return new RequestForm(
                    kind, safety, code, words, answers, unit, site, tone, "", textCaller, callback, null);
        }
    }

    List<String> kinds(UUID request) {
        return book.timeline(request).stream().map(Happened::kind).toList();
    }

    @Override
    public void close() {
        rooms.close();
    }
}
