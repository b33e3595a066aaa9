package throughline.edge.field;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import throughline.testing.SetClock;

/** A server whose time passes only when the test says so. */
@TestConfiguration(proxyBeanMethods = false)
class ThePhonesClock {
    @Bean
    @Primary
    SetClock setClock() {
        return new SetClock(FieldTown.AFTERNOON);
    }
}
