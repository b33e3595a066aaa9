package throughline.edge.directory;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.method.HandlerMethod;

/** Says in the contract where {@link Versions} gives an entity tag and where it takes one. */
@Component
class VersionsInContract implements OperationCustomizer {
    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (!handler.getBeanType().getPackage().equals(Versions.class.getPackage())) {
            return operation;
        }
        if (Versions.version(handler.getMethod().getReturnType()) != null) {
            operation
                    .getResponses()
                    .forEach((_, answer) -> answer.addHeaderObject(
                            HttpHeaders.ETAG,
                            new Header().description("The version.").schema(new StringSchema())));
        }
        if (handler.hasMethodAnnotation(PutMapping.class)
                && Arrays.stream(handler.getMethod().getParameterTypes())
                        .anyMatch(type -> Versions.version(type) != null)) {
            operation.addParametersItem(new HeaderParameter()
                    .name(HttpHeaders.IF_MATCH)
                    .description("The ETag of what is edited; counts instead of the field version.")
                    .schema(new StringSchema()));
        }
        return operation;
    }
}
