package throughline.house;

import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class HouseConfiguration {
    @Bean
    Settings settings(Environment environment) {
        var sources = ConfigurationPropertySources.get(environment);
        return SettingsReader.bind(
                StreamSupport.stream(sources.spliterator(), false).toArray(ConfigurationPropertySource[]::new));
    }
}
