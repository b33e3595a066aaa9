package throughline.voice;

import java.util.UUID;

/** One agent's line: the audio of one signed-in person's browser. The same value as the person's user id. */
public record LineId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
