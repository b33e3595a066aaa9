package throughline.fieldapp;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What a technician is written about the app. */
@Component
class AppWords {
    private static final Map<String, Map<String, String>> SENTENCES = Map.of(
            "invitation",
            Map.of(
                    "en",
                    "Put Throughline on this phone: open {0} today, and jobs ring here. The link is for you alone.",
                    "sv",
                    "Lägg Throughline på den här telefonen: öppna {0} i dag, så ringer jobben här. Länken är bara för dig.",
                    "et",
                    "Pane Throughline sellesse telefoni: ava täna {0} ja tööd helisevad siin. Link on ainult sulle.",
                    "zh-Hant",
                    "在此手機安裝 Throughline：請於今日開啟 {0}，新工作將在此通知。此連結僅供您本人使用。"));

    /** English when we do not speak the language. */
    String say(String sentence, String language, String value) {
        var known = Objects.requireNonNull(SENTENCES.get(sentence), sentence);
        return Objects.requireNonNull(known.getOrDefault(language, known.get("en")))
                .replace("{0}", value);
    }
}
