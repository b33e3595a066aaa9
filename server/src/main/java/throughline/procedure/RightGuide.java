package throughline.procedure;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.alarm.OpenAlarm;
import throughline.asset.Sites;
import throughline.asset.Units;
import throughline.contact.ContactBook;

/** Which version is right for the lift of an alarm, and which language the people inside are likely to speak. */
@Component
class RightGuide {
    private static final Map<String, String> SPOKEN = Map.of("EE", "et", "SE", "sv", "TW", "zh-Hant");
    private static final String OTHERWISE = "en";

    private final Guides guides;
    private final Units units;
    private final Sites sites;
    private final ContactBook contacts;

    RightGuide(Guides guides, Units units, Sites sites, ContactBook contacts) {
        this.guides = guides;
        this.units = units;
        this.sites = sites;
        this.contacts = contacts;
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

    private String countrys(@Nullable UUID unit) {
        return unit == null
                ? OTHERWISE
                : SPOKEN.getOrDefault(sites.get(units.get(unit).site().id()).country(), OTHERWISE);
    }
}
