package throughline.edge.desk;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.people.People;
import throughline.telephony.TestCalls;
import throughline.telephony.Tolls;
import throughline.telephony.Trunk;

/** The carrier for calls out, and the button that proves it. */
@RestController
@RequestMapping("/api/trunk")
class TrunkEndpoints {
    private final Trunk trunk;
    private final Tolls tolls;
    private final TestCalls tests;
    private final People people;

    TrunkEndpoints(Trunk trunk, Tolls tolls, TestCalls tests, People people) {
        this.trunk = trunk;
        this.tolls = tolls;
        this.tests = tests;
        this.people = people;
    }

    record TrunkForm(
            @Nullable String address,
            @Nullable String callerNumber,
            @Nullable List<String> allowedCountryCodes,
            @Nullable Integer version) {}

    record Number(@Nullable String number) {}

    record Placed(UUID call) {}

    /** @param sipStatus the carrier's refusal, otherwise 0 */
    record Progress(String state, int sipStatus) {}

    @GetMapping
    Trunk.Settings settings() {
        return trunk.settings();
    }

    @PutMapping
    Trunk.Settings change(@RequestBody TrunkForm form) {
        return trunk.change(
                new Trunk.Settings(
                        text(form.address()),
                        text(form.callerNumber()),
                        form.allowedCountryCodes() == null ? List.of() : form.allowedCountryCodes(),
                        form.version() == null ? 0 : form.version()),
                me());
    }

    record Stop(@Nullable Boolean stopped) {}

    @GetMapping("/toll")
    Tolls.Shown toll() {
        return tolls.get();
    }

    @PutMapping("/toll")
    Tolls.Shown toll(@RequestBody Tolls.Filled filled) {
        return tolls.change(filled, me());
    }

    /** One press: nothing that can wait is called any more, or all goes again. */
    @PostMapping("/stop")
    Tolls.Shown stop(@RequestBody Stop stop) {
        return tolls.stop(!Boolean.FALSE.equals(stop.stopped()), me());
    }

    @PostMapping("/test")
    Placed test(@RequestBody Number number) {
        var language = people.get(people.current().person()).language();
        return new Placed(tests.place(text(number.number()), language, me()));
    }

    @GetMapping("/test/{call}")
    Progress progress(@PathVariable UUID call) {
        var progress = tests.progress(call);
        return new Progress(progress.state().name().toLowerCase(Locale.ROOT), progress.sipStatus());
    }

    private UUID me() {
        return people.current().person().value();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
