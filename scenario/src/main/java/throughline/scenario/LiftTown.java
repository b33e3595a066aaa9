package throughline.scenario;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import throughline.scenario.field.TechnicianPhone;
import tools.jackson.databind.JsonNode;

/** One lift in Tallinn with its agreement, and technicians who are on call for it in an order. Built over the web API. */
public final class LiftTown implements AutoCloseable {
    public static final String LIFT = "TLL-00412";
    public static final String LIFTS_OWN_NUMBER = "+37255500412";
    private static final String AREA = "Tallinn";
    private static final List<String> NAMES = List.of("Alma Saar", "Ben Kask", "Carl Mets", "Dora Lepik", "Eero Lill");

    private final RunningServer server;
    private final Desk office;
    private final List<TechnicianPhone> phones = new ArrayList<>();

    public LiftTown(RunningServer server, Desk office) {
        this.server = server;
        this.office = office;
        var customer = office.post("/api/customers", Map.of("name", "Tartu maantee Housing", "language", "en"));
        var agreement = office.post(
                "/api/agreements",
                Map.of(
                        "customer",
                        id(customer),
                        "plan",
                        "Care Plus",
                        "hours",
                        "24/7",
                        "entrapmentMinutes",
                        45,
                        "urgentMinutes",
                        120,
                        "normalHours",
                        8,
                        "validFrom",
                        "2020-01-01"));
        var site = office.post(
                "/api/sites",
                Map.of(
                        "customer", id(customer),
                        "name", "Tartu maantee 80",
                        "street", "Tartu maantee 80",
                        "postcode", "10112",
                        "city", AREA,
                        "country", "EE",
                        "zone", "Europe/Tallinn",
                        "area", AREA));
        office.post(
                "/api/units",
                Map.of(
                        "number",
                        LIFT,
                        "name",
                        "Lift 1",
                        "site",
                        id(site),
                        "kind",
                        "traction",
                        "phones",
                        List.of(LIFTS_OWN_NUMBER),
                        "agreement",
                        id(agreement)));
    }

    /** Technicians on call now, asked in the order of their rank. */
    public List<TechnicianPhone> onCall(int technicians) {
        for (int rank = 1; rank <= technicians; rank++) {
            var number = "+3725550060" + rank;
            var technician = office.post(
                    "/api/technicians",
                    Map.of(
                            "name",
                            name(rank),
                            "phone",
                            number,
                            "language",
                            "en",
                            "skills",
                            List.of("traction", "release"),
                            "area",
                            AREA));
            office.post(
                    "/api/on-call",
                    Map.of(
                            "area", AREA,
                            "technician", id(technician),
                            "from", Instant.now().minus(1, ChronoUnit.HOURS).toString(),
                            "to", Instant.now().plus(8, ChronoUnit.HOURS).toString(),
                            "rank", rank));
            phones.add(new TechnicianPhone(server.url(), office, number));
        }
        return List.copyOf(phones);
    }

    /** The name of the technician with this rank, from 1. */
    public static String name(int rank) {
        return NAMES.get(rank - 1);
    }

    @Override
    public void close() {
        phones.forEach(TechnicianPhone::close);
    }

    private static String id(JsonNode thing) {
        return thing.path("id").asString();
    }
}
