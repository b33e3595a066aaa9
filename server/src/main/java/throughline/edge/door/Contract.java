package throughline.edge.door;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import throughline.edge.contract.Presence;
import throughline.edge.contract.SchemaNames;

/**
 * The contract at {@code /api/openapi.json} (OpenAPI 3.1), from which a generator builds a client: names that stay, what may be null, how
 * one signs in, how a refusal looks, and the headers by which a request is done once and an edit does not overwrite another's.
 */
@Configuration(proxyBeanMethods = false)
class Contract {
    private static final String TOKEN = "token";
    private static final String SESSION = "session";
    private static final String PROBLEM = "application/problem+json";

    private static final Info INFO = new Info()
            .title("Throughline")
            .version("1")
            .description(
                    "The desktop's own interface, open to other systems with a token of role integration. Refusals are "
                            + "application/problem+json (RFC 9457) with a code and an English sentence. Lists are read by key: "
                            + "what an answer calls next is the next question's after.");

    @Bean
    OpenAPI contract() {
        return new OpenAPI()
                .info(INFO)
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer"))
                        .addSecuritySchemes(
                                SESSION,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name(OwnCookie.SESSION.secureName())))
                .security(
                        List.of(new SecurityRequirement().addList(TOKEN), new SecurityRequirement().addList(SESSION)));
    }

    /** The last that is asked for a type, as the one that it replaces. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver namesInTheContract(ObjectMapperProvider json) {
        return new ModelResolver(json.jsonMapper(), new SchemaNames());
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ModelConverter presenceInTheContract() {
        return new Presence();
    }

    @Bean
    OperationCustomizer operationsInTheContract() {
        return (operation, handler) -> {
            var about = SchemaNames.of(handler.getBeanType());
            var does = handler.getMethod().getName();
            return operation
                    .tags(List.of(about))
                    .operationId(Character.toLowerCase(about.charAt(0)) + about.substring(1) + capital(does));
        };
    }

    @Bean
    OpenApiCustomizer refusalsInTheContract() {
        return contract -> {
            var problem = ModelConverters.getInstance(true)
                    .resolveAsResolvedSchema(new AnnotatedType(Problem.class).resolveAsRef(true));
            problem.referencedSchemas.forEach(contract.getComponents()::addSchemas);
            contract.getPaths()
                    .forEach((pattern, path) -> path.readOperationsMap().forEach((method, operation) -> {
                        operation.getResponses().setDefault(refused(problem.schema));
                        open(pattern, method, operation);
                        onceOnly(pattern, method, operation);
                    }));
        };
    }

    /** What is served at several addresses is called by each of them too, such as {@code plannedChangeCancelAtUnits}. */
    @Bean
    OpenApiCustomizer namesOfOperationsInTheContract() {
        return contract -> {
            var byName = new HashMap<String, Map<String, Operation>>();
            contract.getPaths()
                    .forEach((pattern, path) -> path.readOperations()
                            .forEach(operation -> byName.computeIfAbsent(
                                            operation.getOperationId().replaceFirst("_\\d+$", ""), _ -> new HashMap<>())
                                    .put(pattern, operation)));
            byName.forEach((name, operations) -> operations.forEach((pattern, operation) -> operation.operationId(
                    operations.size() == 1 ? name : name + "At" + capital(pattern.split("/")[2]))));
        };
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static ApiResponse refused(Schema<?> problem) {
        return new ApiResponse()
                .description("Refused, with a sentence that says why and what to do.")
                .content(new Content().addMediaType(PROBLEM, new MediaType().schema(problem)));
    }

    /** What strangers may ask needs neither token nor session. */
    private static void open(String pattern, PathItem.HttpMethod method, Operation operation) {
        boolean admitsStrangers = AccessList.ALL.stream()
                .filter(line ->
                        line.pattern().equals(pattern) && line.method().name().equals(method.name()))
                .anyMatch(line -> line.who() instanceof Who.Everybody || line.who() instanceof Who.WhoeverSigns);
        if (admitsStrangers) {
            operation.security(List.of());
        }
    }

    private static void onceOnly(String pattern, PathItem.HttpMethod method, Operation operation) {
        if (method == PathItem.HttpMethod.POST && OnceOnly.isFor(HttpMethod.POST, pattern)) {
            operation.addParametersItem(new HeaderParameter()
                    .name(OnceOnly.HEADER)
                    .description("1 to 200 characters: the same request with the same key is done once within a day.")
                    .schema(new StringSchema()));
        }
    }
}
