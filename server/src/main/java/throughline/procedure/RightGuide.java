package throughline.procedure;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.alarm.OpenAlarm;
import throughline.asset.Sites;
import throughline.asset.Units;
import throughline.contact.ContactBook;
import throughline.people.People;
import throughline.people.UserId;

/** Which version is right for the lift of an alarm, and which language the people inside are likely to speak. */
@Component
class RightGuide {
    private static final Map<String, String> SPOKEN = Map.of("EE", "et", "SE", "sv", "TW", "zh-Hant");
    private static final String OTHERWISE = "en";

    private final Guides guides;
    private final Units units;
    private final Sites sites;
    private final ContactBook contacts;
    private final People people;

    RightGuide(Guides guides, Units units, Sites sites, ContactBook contacts, People people) {
        this.guides = guides;
        this.units = units;
        this.sites = sites;
        this.contacts = contacts;
        this.people = people;
    }

    GuideVersion of(OpenAlarm alarm) {
        var id = alarm.unit();
        if (id == null) {
            return guides.right(null, null);
        }
        var unit = units.get(id);
        return guides.right(sites.get(unit.site().id()).country(), unit.kind());
    }

    /** The language of the line that they called, else that of the country. */
    String languageOf(OpenAlarm alarm) {
        var spoken = alarm.contact() == null
                ? countrys(alarm.unit())
                : contacts.get(alarm.contact()).language();
        return GuideCheck.LANGUAGES.contains(spoken) ? spoken : OTHERWISE;
    }

    /** Which language whoever is at the desk reads. */
    String readBy(UUID person) {
        var found = people.find(new UserId(person));
        return found == null ? OTHERWISE : found.language();
    }

    private String countrys(@Nullable UUID unit) {
        return unit == null
                ? OTHERWISE
                : SPOKEN.getOrDefault(sites.get(units.get(unit).site().id()).country(), OTHERWISE);
    }
}
