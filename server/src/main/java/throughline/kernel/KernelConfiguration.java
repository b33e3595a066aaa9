package throughline.kernel;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KernelConfiguration {
    @Bean
    InstantSource clock(DSLContext database) {
        var now = DSL.field("clock_timestamp()", OffsetDateTime.class);
        return new DatabaseClock(
                () -> requireNonNull(database.select(now).fetchSingle(now)).toInstant());
    }

    @Bean
    Ids ids(InstantSource clock) {
        return new Ids(clock);
    }
}
