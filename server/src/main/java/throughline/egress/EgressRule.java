package throughline.egress;

/**
 * What may be called besides the internet.
 *
 * @param thisMachine also this machine, and in plain HTTP: for trying things out, never where other people may type addresses
 */
public record EgressRule(boolean thisMachine) {
    public static final EgressRule INTERNET_ONLY = new EgressRule(false);
}
