package throughline.dispatch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import throughline.kernel.Refused;

/** Who can stand on a rung, in the order in which most companies climb. */
public enum Who {
    /** Whoever looks after the lifts of the area, in their hours. */
    ROUTE,
    ON_CALL,
    BACKUP,
    /** On call in an area beside this one. */
    NEIGHBOUR,
    TEAM_LEAD,
    SUPERVISOR,
    DUTY_MANAGER,
    SUBCONTRACTOR,
    /** The fire brigade or who does it there. Nobody is asked by us: a person is told to call them. */
    RESCUE;

    /** The word used on the wire and in the tables, such as {@code team-lead}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Refused {@code dispatch.nobody-called-so} */
    static Who named(String word) {
        return Arrays.stream(values())
                .filter(who -> who.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused("dispatch.nobody-called-so", "Choose who stands there from the list."));
    }

    @JsonCreator
    static Who of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
