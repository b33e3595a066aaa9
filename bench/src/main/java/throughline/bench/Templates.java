package throughline.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import throughline.bench.world.Trade;
import throughline.scenario.Company;
import throughline.scenario.RunningServer;

/** How orders look in this installation: one was raised for each kind of agreement, as people raise them. */
final class Templates {
    private static final int[][] TIMES = {{60, 480, 40}, {60, 240, 24}, {45, 120, 16}, {30, 60, 8}};
    private static final String[][] PLANS = {
        {"Care", "8-16"}, {"Care Day", "7-19"}, {"Care Plus", "24/7"}, {"Care First", "24/7"}
    };

    private final Map<String, String> unitOfPlan;

    private Templates(Map<String, String> unitOfPlan) {
        this.unitOfPlan = unitOfPlan;
    }

    static Templates raised(RunningServer server, Company company) throws IOException {
        var office = company.administrator();
        var customer = id(office.post("/api/customers", Map.of("name", "Pattern", "language", "en")));
        var site = id(office.post(
                "/api/sites",
                Map.of(
                        "customer",
                        customer,
                        "name",
                        "Pattern",
                        "street",
                        "Pattern 1",
                        "city",
                        "Leeds",
                        "country",
                        "GB")));
        var units = new HashMap<String, String>();
        try (var agent = new Wire(server.url(), company.signsIn(1))) {
            for (int i = 0; i < PLANS.length; i++) {
                var agreement = id(office.post(
                        "/api/agreements",
                        Map.of(
                                "customer",
                                customer,
                                "plan",
                                PLANS[i][0],
                                "hours",
                                PLANS[i][1],
                                "entrapmentMinutes",
                                TIMES[i][0],
                                "urgentMinutes",
                                TIMES[i][1],
                                "normalHours",
                                TIMES[i][2],
                                "validFrom",
                                "2020-01-01")));
                var unit = id(office.post(
                        "/api/units",
                        Map.of(
                                "number",
                                "PATTERN-" + i,
                                "site",
                                site,
                                "name",
                                "Lift 1",
                                "kind",
                                "traction",
                                "agreement",
                                agreement)));
                var request =
                        agent.json("POST", "/api/requests", Map.of()).path("id").asString();
                var form = new HashMap<>(LineBench.form(unit, 1));
                form.put("authorisedBy", "Whoever pays outside of the hours");
                agent.ask("POST", "/api/requests/" + request + "/raise", LineBench.bytes(form));
                units.put(PLANS[i][0], unit);
            }
        }
        return new Templates(units);
    }

    private static String id(tools.jackson.databind.JsonNode made) {
        return made.path("id").asString();
    }

    Trade trade(Connection connection) throws SQLException {
        var terms = new HashMap<String, String>();
        for (var each : unitOfPlan.entrySet()) {
            try (var statement =
                    connection.prepareStatement("select terms::text from work.work_order where unit = ?::uuid")) {
                statement.setString(1, each.getValue());
                try (var row = statement.executeQuery()) {
                    row.next();
                    terms.put(each.getKey(), row.getString(1));
                }
            }
        }
        var words = new HashMap<String, Map<String, String[]>>();
        var codes = new ArrayList<Trade.Code>();
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(
                    "select code, language, array_prepend(name, synonyms) from request.problem_words")) {
                while (rows.next()) {
                    words.computeIfAbsent(rows.getString(1), _ -> new LinkedHashMap<>())
                            .put(rows.getString(2), (String[]) rows.getArray(3).getArray());
                }
            }
            try (var rows = statement.executeQuery("""
                    select code, urgency, job::text,
                           (select jsonb_object_agg(w.language, w.name) from request.problem_words w where w.code = c.code)::text
                      from request.problem_code c
                     order by code
                    """)) {
                while (rows.next()) {
                    codes.add(new Trade.Code(
                            rows.getString(1),
                            rows.getInt(2),
                            rows.getString(4),
                            rows.getString(3),
                            words.getOrDefault(rows.getString(1), Map.of())));
                }
            }
        }
        return new Trade(codes, terms);
    }
}
