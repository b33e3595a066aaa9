package throughline.edge.desk;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.alarm.AlarmSettings;
import throughline.people.People;

/** What this company wants to follow from what alarm devices say, and do not say. */
@RestController
@RequestMapping("/api/alarm-settings")
class AlarmSettingsEndpoints {
    private final AlarmSettings settings;
    private final People people;

    AlarmSettingsEndpoints(AlarmSettings settings, People people) {
        this.settings = settings;
        this.people = people;
    }

    @GetMapping
    AlarmSettings.Values settings() {
        return settings.get();
    }

    @PutMapping
    AlarmSettings.Values change(@RequestBody AlarmSettings.Filled filled) {
        return settings.change(filled, people.current().person().value());
    }
}
