package throughline.kernel;

/**
 * What this house's threads see.
 *
 * @param untold the scope of a thread that was told none: nothing, except where a test is the house
 */
public record Seeing(Scope untold) {
    public Scope now() {
        return Scope.isTold() ? Scope.now() : untold;
    }
}
