package throughline.edge.door;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** CBOR is in the program because devices write passkeys in it. Nobody else speaks it here, so no address reads or answers it. */
@Configuration(proxyBeanMethods = false)
class OnlyJson implements WebMvcConfigurer {
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(
                all -> all.removeIf(each -> each.getSupportedMediaTypes().contains(MediaType.APPLICATION_CBOR)));
    }
}
