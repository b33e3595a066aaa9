package throughline.edge.field;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import throughline.testing.ServerTest;
import throughline.testing.SetClock;

/** A technician's phone, a town with lifts, and an afternoon for them. */
@ServerTest
@Import(ThePhonesClock.class)
abstract class OnThePhone {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext rooms;

    @Autowired
    SetClock clock;

    FieldTown town;
    Phone phone;

    @BeforeEach
    void aPhone() {
        town = new FieldTown(rooms, clock);
        phone = new Phone(port);
        clock.passes(Duration.between(clock.instant(), FieldTown.AFTERNOON));
    }
}
