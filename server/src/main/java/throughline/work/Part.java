package throughline.work;

/**
 * A part that a technician used, or that was missing.
 *
 * @param name what it is called, or its article number
 * @param missing whether it was not there, so that somebody must come again with it
 */
public record Part(String name, int quantity, boolean missing) {
    /** Such as {@code 2 × Door lock}. */
    public String said() {
        return "%d × %s".formatted(quantity, name);
    }
}
