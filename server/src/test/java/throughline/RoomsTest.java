package throughline;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Between two rooms code points one way, and only public types in a room's own package are seen from outside. */
class RoomsTest {
    @Test
    void everyRoomUsesOnlyTheFrontDoorsBelowIt() {
        ApplicationModules.of(Throughline.class).verify();
    }
}
