package throughline.rota;

import java.util.List;

/**
 * How the people of an area take turns.
 *
 * @param needed when somebody must be asked first; none is always
 */
public record Rules(List<Layer> layers, List<Hours> needed) {
    public Rules {
        layers = List.copyOf(layers);
        needed = List.copyOf(needed);
    }
}
