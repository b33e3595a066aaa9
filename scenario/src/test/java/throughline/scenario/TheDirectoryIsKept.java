package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Axe;
import tools.jackson.databind.JsonNode;

/**
 * Customer, contact person, site, agreement, unit, technician and a turn on call: each is entered, changed, changed by two people at
 * once, and is as it was saved when the page is loaded again.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TheDirectoryIsKept {
    /** Edits that meet, and what the last test tries. */
    private static final List<String> EXPECTED = List.of("status of 409", "TrustedHTML", "TrustedScript");

    private static RunningServer server;
    private static AgentBrowser maret;
    private static Desk somebodyElse;

    @BeforeAll
    static void maretSitsDown() {
        server = RunningServer.start();
        Company.founded(server, 0);
        maret = new AgentBrowser(server.url()).signsIn(Company.ADMINISTRATOR, Company.PASSWORD);
        maret.sees("Maret Tamm");
        somebodyElse = Desk.signIn(server.url(), Company.SUPERVISOR, Company.PASSWORD);
    }

    @AfterAll
    static void nobodyComplained() {
        var complaints = maret.complaints().stream()
                .filter(each -> EXPECTED.stream().noneMatch(each::contains))
                .toList();
        var serverComplaints = server.console().complaints();
        maret.close();
        somebodyElse.close();
        server.close();
        assertThat(complaints).as("the page's console").isEmpty();
        assertThat(serverComplaints).as("the server's console").isEmpty();
    }

    @Test
    @Order(1)
    void aCustomerAndTheirContactPerson() {
        maret.opens("/customers/new");
        writes("Name", "Harbour Homes");
        chooses("Language", "English");
        writes("Phone", "+44 20 7946 0111");
        writes("Note", "Pays by the quarter.");
        saves().sees("Harbour Homes");
        staysAfterReload("Harbour Homes", "Pays by the quarter.");

        begins("Change");
        writes("Note", "Pays by the month.");
        saves();
        staysAfterReload("Pays by the month.");
        changedByTwo("/api/customers", "note", "Note", "Ask for Ms Reed.", "Ask for Mr Horvat.");

        clicks("New person");
        writes("Name", "Sam Reed");
        writes("Role", "Caretaker");
        writes("Phone numbers 1", "+44 7700 900321");
        chooses("Language", "English");
        saves();
        staysAfterReload("Sam Reed", "Caretaker");
        begins("Change: Sam Reed");
        writes("Role", "Owner");
        saves();
        staysAfterReload("Owner");
        personChangedByTwo();
    }

    @Test
    @Order(2)
    void aSite() {
        maret.opens("/sites/new");
        writes("Name", "Quay House");
        finds("Customer", "Harbour");
        writes("Street", "1 Quay Street");
        writes("Town", "Bristol");
        chooses("Country", "United Kingdom");
        writes("Access", "Key box at the gate.");
        saves().sees("Quay House");
        staysAfterReload("1 Quay Street", "Key box at the gate.", "Harbour Homes");

        begins("Change");
        writes("Street", "2 Quay Street");
        saves();
        staysAfterReload("2 Quay Street");
        changedByTwo("/api/sites", "access", "Access", "Ring the caretaker.", "The gate is open.");
    }

    @Test
    @Order(3)
    void anAgreement() {
        maret.opens("/agreements/new");
        finds("Customer", "Harbour");
        writes("Plan", "Care Plus");
        writes("First day", "2026-01-01");
        writes("Currency", "GBP");
        level("Urgent")
                .getByLabel("Hours covered", exactly())
                .selectOption(new SelectOption().setLabel("Day and night, every day"));
        level("Normal").getByText("A visit outside the hours is charged").click();
        level("Normal").getByLabel("Price of a visit", exactly()).fill("150");
        saves().sees("Care Plus");
        staysAfterReload("Care Plus", "Harbour Homes", "Day and night, every day", "£150");

        // What is promised on Sunday at three, and who pays?
        maret.sees("Covered: the call is inside the hours.").sees("The agreement pays.");
        chooses("How urgent", "Normal");
        maret.sees("The customer pays: £150.");

        begins("Change");
        var within = level("Entrapment").getByLabel("On site within", exactly());
        within.fill("30");
        within.blur();
        saves();
        staysAfterReload("30 min");
        changedByTwo("/api/agreements", "plan", "Plan", "Care Gold", "Care Silver");
    }

    @Test
    @Order(4)
    void aUnit() {
        maret.opens("/units/new");
        writes("Unit number", "BRS-00001");
        writes("Name", "Lift 1");
        finds("Site", "Quay");
        finds("Agreement", "Care");
        chooses("Type", "Hydraulic lift");
        writes("Position", "A, north stair");
        writes("Serial number", "L400-000007");
        writes("Numbers of the alarm button 1", "+44 117 496 0111");
        writes("Floors", "6");
        saves().sees("BRS-00001");
        staysAfterReload("BRS-00001 Lift 1", "Hydraulic lift", "Quay House");

        begins("Change");
        writes("Maker", "Northern");
        saves();
        staysAfterReload("Northern");
        changedByTwo("/api/units", "model", "Model", "N 400", "N 500");
    }

    @Test
    @Order(6)
    void whatStoodThereBeforeWhoLookedAtTheKeyAndWhatMidnightBrings() {
        maret.opens("/units");
        maret.page().getByText("BRS-00001").click();
        begins("Replace the equipment");
        writes("Serial number", "L900-000123");
        writes("Installed on", "2026-11-02");
        saves();
        staysAfterReload("L900-000123", "Northern · N 400 · L400-000007");
        begins("Show the history");
        maret.sees("Serial number: L400-000007 → L900-000123").sees("Equipment replaced");

        begins("Plan a change");
        writes("First day", "2099-01-01");
        saves();
        staysAfterReload("From 1 January 2099, midnight");
        begins("Call off: 1 January 2099");
        begins("Call it off now");
        maret.sees("Nothing is planned.");
        accessible();

        maret.opens("/sites");
        maret.page().getByText("Quay House").first().click();
        begins("Change the code");
        writes("New code", "4711#");
        saves();
        assertThat(maret.page().getByText("4711#")).hasCount(0);
        begins("Show the code");
        maret.sees("4711#");
        begins("Show the history");
        maret.sees("Looked at the key code").sees("Key code changed");
        accessible();
    }

    @Test
    @Order(5)
    void aTechnicianAndTheirTurnOnCall() {
        maret.opens("/admin/technicians/new");
        writes("Name", "Marko Babić");
        writes("Phone", "+44 7700 900401");
        writes("Area", "Bristol");
        adds("Add technician", "technicians");
        staysAfterReload("Marko Babić");
        has("Area", "Bristol");

        writes("Area", "Bath");
        savesAndReloads();
        has("Area", "Bath");
        formChangedByTwo("/api/technicians", "name", "Name", "Marko B.", "M. Babić");

        maret.opens("/admin/on-call/new");
        chooses("Area", "Bath");
        choosesFirst("Technician");
        adds("Add turn", "on-call");
        has("Asked", "1");

        writes("Asked", "2");
        savesAndReloads();
        has("Asked", "2");
        formChangedByTwo("/api/on-call", "rank", "Asked", "3", "4");
    }

    /** In the forms of the directory: what both changed is shown with both values, what only the other changed is taken. */
    /** What a hostile text would try, if it ever got as far as the page. The browser says no, and says so in the page's console. */
    // ASVS 1.2.3, 1.3.2, 3.2.2, 3.6.1
    @Test
    @Order(7)
    void noTextBecomesMarkupOrScript() {
        maret.opens("/customers");
        assertThat(maret.page().evaluate("""
                () => {
                  const tries = {
                    markup: () => { document.body.innerHTML = "<img src=x onerror='window.broken = 1'>"; },
                    harmlessMarkup: () => { document.body.insertAdjacentHTML("beforeend", "<b>bold</b>"); },
                    script: () => { document.createElement("script").text = "window.broken = 1"; },
                    scriptFromElsewhere: () => { document.createElement("script").src = "https://elsewhere.example/x.js"; },
                    handler: () => { document.createElement("img").setAttribute("onerror", "window.broken = 1"); },
                  };
                  return Object.keys(tries).filter(name => { try { tries[name](); return true; } catch { return false; } }).join();
                }""")).isEqualTo("");
        assertThat(maret.complaints()).anyMatch(said -> said.contains("TrustedHTML"));
    }

    private static void changedByTwo(String path, String field, String label, String mine, String theirs) {
        begins("Change");
        writes(label, mine);
        somebodyElseWrites(path, field, theirs);
        clicks("Save");
        maret.sees("Somebody else changed this meanwhile")
                .sees("Theirs: " + theirs)
                .sees("Yours: " + mine);
        accessible();
        clicks("Keep mine: " + label);
        saves();
        staysAfterReload(mine);
    }

    private static void personChangedByTwo() {
        begins("Change: Sam Reed");
        writes("Role", "Chair");
        var people = "/api/customers/" + idOnScreen() + "/people";
        var person = somebodyElse.get(people).path("items").get(0);
        var body = body(person);
        body.put("role", "Treasurer");
        somebodyElse.put(people + "/" + person.path("id").asString(), body);
        clicks("Save");
        maret.sees("Theirs: Treasurer").sees("Yours: Chair");
        accessible();
        clicks("Take theirs: Role");
        saves();
        staysAfterReload("Treasurer");
    }

    /** In the forms of the set-up, which may hear of the other change before she saves; nothing is saved before she decides. */
    private static void formChangedByTwo(String path, String field, String label, String mine, String theirs) {
        writes(label, mine);
        somebodyElseWrites(path, field, theirs);
        clicks("Save");
        maret.sees("Theirs: " + theirs).sees("Yours: " + mine);
        accessible();
        clicks("Keep mine: " + label);
        savesAndReloads();
        has(label, mine);
    }

    private static void somebodyElseWrites(String path, String field, String value) {
        var one = path + "/" + idOnScreen();
        var body = body(somebodyElse.get(one));
        body.put(field, field.equals("rank") ? (Object) Integer.valueOf(value) : value);
        somebodyElse.put(one, body);
    }

    private static String idOnScreen() {
        var address = maret.page().url();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** What a page sends back of what it was given: things by their id. */
    private static Map<String, Object> body(JsonNode given) {
        var body = new HashMap<String, Object>();
        given.properties().forEach(each -> {
            var value = each.getValue();
            if (!value.isNull()) {
                body.put(each.getKey(), value.has("id") ? value.get("id") : value);
            }
        });
        if (given.has("agreementId")) {
            body.put("agreement", given.get("agreementId"));
        }
        return body;
    }

    /** In the forms of the directory, which close when all is saved. */
    private static AgentBrowser saves() {
        clicks("Save");
        assertThat(button("Save")).hasCount(0);
        return maret;
    }

    /** In the forms of the set-up, which stay open and say when. */
    private static void savesAndReloads() {
        clicks("Save");
        assertThat(maret.page().getByText(Pattern.compile("Saved \\d"))).isVisible();
        maret.page().reload();
    }

    private static void adds(String button, String section) {
        clicks(button);
        maret.page().waitForURL(Pattern.compile("/admin/" + section + "/[0-9a-f-]{36}$"));
        maret.page().reload();
    }

    private static void begins(String button) {
        clicks(button);
    }

    private static void clicks(String button) {
        button(button).first().click();
    }

    private static Locator button(String name) {
        return maret.page()
                .getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static void writes(String label, String value) {
        var field = field(label);
        field.fill(value);
        field.blur();
    }

    private static void has(String label, String value) {
        assertThat(field(label)).hasValue(value);
    }

    private static void chooses(String label, String choice) {
        field(label).selectOption(new SelectOption().setLabel(choice));
    }

    private static void choosesFirst(String label) {
        assertThat(field(label).locator("option").nth(1)).isAttached();
        field(label).selectOption(new SelectOption().setIndex(1));
    }

    /** Types into a field that looks for things, and takes the first that it finds. */
    private static void finds(String label, String words) {
        field(label).fill(words);
        maret.page()
                .getByRole(
                        AriaRole.LISTBOX,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setName(words))
                .first()
                .click();
    }

    /** The part of an agreement's form with this heading. */
    private static Locator level(String heading) {
        return maret.page()
                .getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName(heading).setExact(true));
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static Locator field(String label) {
        return maret.page()
                .getByRole(AriaRole.MAIN)
                .getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .first();
    }

    private static void staysAfterReload(String... words) {
        maret.sees(words[0]);
        maret.page().reload();
        for (var each : words) {
            maret.sees(each);
        }
        accessible();
    }

    private static void accessible() {
        List<String> findings = new ArrayList<>(Axe.findings(maret.page()));
        assertThat(findings).as("axe at " + maret.page().url()).isEmpty();
    }
}
