package throughline.edge.contract;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a type is called in the contract: its own name, behind that of the type it stands in, so that {@code RequestEndpoints.Opened} is a
 * {@code RequestOpened} and {@code OrderCard.Attempt} an {@code OrderCardAttempt}. A client is built from these names; two types of one
 * name would silently become one there.
 */
public final class SchemaNames extends TypeNameResolver {
    private static final String ENDPOINTS = "Endpoints";

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    /** @throws IllegalStateException when another type has this name */
    @Override
    protected String getNameOfClass(Class<?> type) {
        var name = of(type);
        var known = named.putIfAbsent(name, type);
        if (known != null && !known.equals(type)) {
            throw new IllegalStateException(
                    "%s and %s would both be called %s in the contract. Call one of them something else."
                            .formatted(known.getName(), type.getName(), name));
        }
        return name;
    }

    /** Also for operations: what the endpoints of a thing are about. */
    public static String of(Class<?> type) {
        var name = type.getSimpleName();
        var own = name.endsWith(ENDPOINTS) ? name.substring(0, name.length() - ENDPOINTS.length()) : name;
        var outer = type.getEnclosingClass() == null ? "" : of(type.getEnclosingClass());
        return own.startsWith(outer) ? own : outer + own;
    }
}
