package throughline.rota;

import java.util.List;

/**
 * One line of a rota. Of two layers of the same rank the later one in the list counts where it covers.
 *
 * @param rank 1 is asked first, 2 is the back-up; to 9
 * @param hours when it covers, such as nights or weekends; none is always
 * @param nextStandsIn whether an absent technician's turn goes to whoever is next in the order; otherwise nobody of this layer has it
 */
public record Layer(String name, int rank, Rotation rotation, List<Hours> hours, boolean nextStandsIn) {
    public Layer {
        hours = List.copyOf(hours);
    }
}
