package throughline.house;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How many statements went to the database; a batch counts once, as one round trip. */
@Configuration(proxyBeanMethods = false)
class StatementsCounted {
    @Bean
    ExecuteListenerProvider statements(MeterRegistry registry) {
        return new DefaultExecuteListenerProvider(new Counting(Counter.builder("throughline.database.statements")
                .description("Statements sent to the database")
                .register(registry)));
    }

    private record Counting(Counter statements) implements ExecuteListener {
        @Override
        public void executeStart(ExecuteContext context) {
            statements.increment();
        }
    }
}
