package throughline.edge.door;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.context.annotation.Configuration;

/** What stands above the contract at {@code /api/openapi.json}. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Throughline",
                        version = "1",
                        description =
                                "The desktop's own interface, open to other systems with a token of role integration. "
                                        + "Errors are application/problem+json with a code and an English sentence."))
class Contract {}
