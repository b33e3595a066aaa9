package throughline.edge.door;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import throughline.house.Settings;
import throughline.house.Start.ConsoleLine;

/** Whoever starts a house to which no administrator could come, because browsers keep no passkeys for its address, is told at once. */
@Component
class WhereNoPasskeyWorks implements ConsoleLine {
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+|\\[.*]");

    private final Settings settings;

    WhereNoPasskeyWorks(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<String> lines() {
        var address = settings.url();
        boolean isNumber = NUMBER.matcher(address.getHost()).matches();
        boolean isOpen =
                "http".equals(address.getScheme()) && !address.getHost().equals("localhost");
        return settings.passkeysRequired() && (isNumber || isOpen)
                ? List.of(
                        "Administrators and supervisors need passkeys, and browsers keep none for %s. Set THROUGHLINE_PUBLIC_URL to an "
                                        .formatted(address)
                                + "https address with a name, or THROUGHLINE_PASSKEYS to optional.")
                : List.of();
    }
}
