package throughline.sheet;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Where an import is in its life. */
public enum ImportState {
    /** Its columns are to be matched. */
    UPLOADED,
    CHECKING,
    /** What would happen is known. */
    CHECKED,
    RUNNING,
    /** Somebody stopped it, or it could not go on; what ran stays, and it can go on from there. */
    STOPPED,
    DONE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no state %s of an import.".formatted(word)));
    }

    /** Whether a pass over the file is going on. */
    public boolean isMoving() {
        return this == CHECKING || this == RUNNING;
    }
}
