package throughline.edge.desk;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.dispatch.DispatchSettings;
import throughline.people.People;

/** How long this company waits for technicians: for an answer, for the way, for the report. */
@RestController
@RequestMapping("/api/dispatch/settings")
class DispatchSettingsEndpoints {
    private final DispatchSettings settings;
    private final People people;

    DispatchSettingsEndpoints(DispatchSettings settings, People people) {
        this.settings = settings;
        this.people = people;
    }

    @GetMapping
    DispatchSettings.Values settings() {
        return settings.get();
    }

    @PutMapping
    DispatchSettings.Values change(@RequestBody DispatchSettings.Filled filled) {
        return settings.change(filled, people.current().person().value());
    }
}
