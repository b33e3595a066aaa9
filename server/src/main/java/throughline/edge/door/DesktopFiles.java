package throughline.edge.door;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.resource.PathResourceResolver;
import throughline.dispatch.MapTiles;
import throughline.edge.files.FilesOrigin;

/**
 * Serves the desktop. Files in {@code assets} carry a hash in their names and are kept by browsers for a year; every other address
 * that is not a file is a place inside the desktop and gets its page, with a nonce of its own, which no browser keeps.
 */
@Configuration(proxyBeanMethods = false)
class DesktopFiles implements WebMvcConfigurer {
    private static final String FOLDER = "META-INF/resources/";
    private static final String PLACE = "classpath:/" + FOLDER;
    private static final String PAGE = "index.html";

    /** Stands where the nonce belongs in the page that was built (desktop/vite.config.ts says the same). */
    private static final String NONCE_GOES_HERE = "NONCE-OF-THIS-ANSWER";

    private static final List<String> NOT_THE_DESKTOP =
            List.of("/api/", "/ws/", "/actuator/", "/assets/", "/files/", "/t/", "/app/");
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

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
                .addResolver(new FilesBesideThePage());
    }

    @Bean
    RouterFunction<ServerResponse> desktopPage(FilesOrigin files, MapTiles tiles) throws IOException {
        var page = new ClassPathResource(FOLDER + PAGE).getContentAsString(StandardCharsets.UTF_8);
        return RouterFunctions.route(DesktopFiles::isPlace, request -> {
            var nonce = Nonce.fresh();
            return ServerResponse.ok()
                    .contentType(HTML)
                    .cacheControl(CacheControl.noStore())
                    .header(
                            "Content-Security-Policy",
                            ContentPolicy.ofDesktop(nonce, files.of(request.servletRequest()), tiles.origin()))
                    .body(page.replace(NONCE_GOES_HERE, nonce));
        });
    }

    /** Not when the web server itself asks, for a page that explains an error. */
    private static boolean isPlace(ServerRequest request) {
        var path = request.path();
        return request.servletRequest().getDispatcherType() == DispatcherType.REQUEST
                && (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)
                && NOT_THE_DESKTOP.stream().noneMatch(path::startsWith)
                && path.indexOf('.', path.lastIndexOf('/') + 1) < 0;
    }

    private static final class FilesBesideThePage extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            return path.isEmpty() || path.equals(PAGE) ? null : super.getResource(path, location);
        }
    }
}
