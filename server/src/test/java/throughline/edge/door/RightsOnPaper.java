package throughline.edge.door;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import throughline.people.Role;

/** What each role got at each address when it was asked there, as a table that people read: {@code docs/rights.md}. */
final class RightsOnPaper {
    private static final String HEAD = """
            # Who may what

            Every address, asked over HTTP by somebody with each role; written by the test that asks. ● is let in, an empty place is refused. A `c` behind the
            method is for the whole company only: somebody of a branch is refused. Whoever is let in still finds only what is in scope: a
            branch's people what belongs to it and below, a customer what is its own; the database keeps that a second time
            ([decision 15](decisions/0015-who-sees-what.md), [24](decisions/0024-what-a-customer-sees.md)). A technician's page (`/t/…`) is opened by the link of an
            offer, which is its key, and the app (`/app/…`) by the cookie of a phone that is paired with a technician.

            """;

    private static final List<String> ASKERS = Stream.concat(
                    Stream.of("stranger"), Stream.of(Role.values()).map(Role::word))
            .toList();

    private final Map<String, Set<String>> letIn = new TreeMap<>();

    void add(Access line, Set<String> askers) {
        var wholeCompany = line.who() instanceof Who.OfTheWholeCompany ? " c" : "";
        letIn.put("`%s` | %s%s".formatted(line.pattern(), line.method(), wholeCompany), askers);
    }

    /** The paper says what was found. What it should be is left in {@code target/rights.md}. */
    void isAsWritten() {
        try {
            var found = text();
            Files.writeString(Path.of("target/rights.md"), found);
            assertThat(Files.readString(paper()))
                    .as("docs/rights.md; server/target/rights.md is what was found just now")
                    .isEqualTo(found);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private String text() {
        var table = new LinkedHashMap<String, String>();
        letIn.forEach((address, askers) -> table.put(
                address,
                ASKERS.stream().map(each -> askers.contains(each) ? "●" : "").collect(joining(" | "))));
        return HEAD
                + "| address | method | " + String.join(" | ", ASKERS) + " |\n"
                + "|---|---|" + ":-:|".repeat(ASKERS.size()) + "\n"
                + table.entrySet().stream()
                        .map(row -> "| %s | %s |\n".formatted(row.getKey(), row.getValue()))
                        .collect(joining());
    }

    private static Path paper() {
        var here = Path.of("docs/rights.md");
        return Files.exists(here) ? here : Path.of("..").resolve(here);
    }
}
