package throughline.upgrade;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import throughline.asset.Units;
import throughline.contact.ContactBook;
import throughline.database.EmbeddedPostgres;
import throughline.finder.Finder;
import throughline.finder.Kind;
import throughline.kernel.Slice;
import throughline.request.RequestBook;
import throughline.testing.KeptTexts;
import throughline.testing.SomeRooms;
import throughline.testing.TestDatabase;
import throughline.testing.TestSettings;
import throughline.testing.WhatMustHold;
import throughline.work.OrderBook;
import throughline.work.Repeats;

/**
 * A house that an older version has filled becomes one of the present version: by way of the version before this one, as a company
 * upgrades that follows us, and with every row that it had.
 */
class AnOlderHouseMovesInTest {
    private static final String MIGRATIONS = "server/src/main/resources/migrations";

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @ValueSource(strings = "2026-11-26.zip")
    void withEveryRowThatItHad(String name) throws Exception {
        var house = KeptHouse.open(name);
        var url = TestDatabase.emptyUrl();
        house.restore(url, EmbeddedPostgres.USER, TestDatabase.password(), scratch);
        var before = new TreeMap<>(house.counts());
        try (var database = DriverManager.getConnection(url, EmbeddedPostgres.USER, TestDatabase.password())) {
            assertThat(KeptHouse.counts(database, before)).as("as it was kept").isEqualTo(before);

            if (previousVersion(scratch.resolve("previous"))) {
                migrate(url, "filesystem:" + scratch.resolve("previous"));
            }
            migrate(url, "classpath:migrations");

            assertThat(KeptHouse.counts(database, before))
                    .as("nothing was lost")
                    .isEqualTo(before);
        }
        var now = Instant.parse(house.fact("now"));
        try (var rooms = SomeRooms.over(
                url,
                List.of(new KeptTexts(), new KeptTexts.NoWire(), TestSettings.AT_LIFT_EXAMPLE),
                now,
                "people",
                "customer",
                "asset",
                "notify",
                "contact",
                "work",
                "request",
                "dispatch")) {
            WhatMustHold.check(rooms.door(DSLContext.class), now);
            readsAsItDid(rooms, house);
        }
    }

    private static void readsAsItDid(SomeRooms rooms, KeptHouse house) {
        var orders = rooms.door(OrderBook.class);
        var order = requireNonNull(orders.byNumber(house.fact("order")));
        assertThat(order.state()).isEqualTo("closed");
        assertThat(requireNonNull(order.report()).cause()).isEqualTo(house.fact("cause"));
        assertThat(order.headline("sv")).isNotEmpty();
        assertThat(orders.timeline(order.id()))
                .extracting(line -> line.kind())
                .startsWith("raised")
                .contains("accepted", "on-site", "closed");
        assertThat(rooms.door(RequestBook.class).ofOrder(order.id()))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.words()).isEqualTo("Door does not close");
                    assertThat(rooms.door(ContactBook.class).timeline(requireNonNull(request.contact())))
                            .extracting(line -> line.kind())
                            .contains("answered");
                });
        var unit = rooms.door(Units.class).list(Slice.first(50)).items().stream()
                .filter(each -> each.number().equals(house.fact("unit")))
                .findFirst()
                .orElseThrow();
        rooms.publish(new ApplicationReadyEvent(new SpringApplication(), new String[0], null, Duration.ZERO));
        await("its words were not kept for the finder then")
                .until(() -> rooms.door(Finder.class).find(unit.number(), Set.of(Kind.UNIT), 5).stream()
                        .anyMatch(hit -> hit.id().equals(unit.id())));
        assertThat(rooms.door(Repeats.class).ofUnit(unit.id()).last()).isNotEmpty();
    }

    private static void migrate(String url, String location) {
        KeptHouse.migrate(url, EmbeddedPostgres.USER, TestDatabase.password(), location);
    }

    /** Writes the migrations of the commit before this one; false where git does not know it: in an archive or a shallow clone. */
    private static boolean previousVersion(Path folder) throws Exception {
        var files = git("ls-tree", "-r", "--name-only", "--full-tree", "HEAD~1", "--", MIGRATIONS);
        if (files.isEmpty()) {
            LoggerFactory.getLogger(AnOlderHouseMovesInTest.class)
                    .warn("git does not know the commit before this one: the step over its schema is left out.");
            return false;
        }
        for (var file : files.lines().toList()) {
            var copy = folder.resolve(Path.of(MIGRATIONS).relativize(Path.of(file)));
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, git("show", "HEAD~1:" + file));
        }
        return true;
    }

    /** What it says; empty when it refuses, or is not there. */
    private static String git(String... words) throws Exception {
        var command = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
        command.addAll(List.of(words));
        try {
            var git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? said : "";
        } catch (IOException notThere) {
            return "";
        }
    }
}
