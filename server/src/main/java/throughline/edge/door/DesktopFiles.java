package throughline.edge.door;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the desktop. Files in {@code assets} carry a hash in their names and are kept by browsers for a year; every other address
 * that is not a file is a place inside the desktop and gets its page.
 */
@Configuration(proxyBeanMethods = false)
class DesktopFiles implements WebMvcConfigurer {
    private static final String PLACE = "classpath:/META-INF/resources/";
    private static final List<String> NOT_THE_DESKTOP = List.of("api/", "ws/", "actuator/", "assets/", "t/");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(PLACE + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(PLACE)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new PageForPlaces());
    }

    private static final class PageForPlaces extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            var file = path.isEmpty() ? null : super.getResource(path, location);
            if (file != null || !isPlace(path)) {
                return file;
            }
            return super.getResource("index.html", location);
        }

        private static boolean isPlace(String path) {
            return NOT_THE_DESKTOP.stream().noneMatch(path::startsWith)
                    && path.indexOf('.', path.lastIndexOf('/') + 1) < 0;
        }
    }
}
