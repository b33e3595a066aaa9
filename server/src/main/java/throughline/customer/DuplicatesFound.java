package throughline.customer;

/** Which records look like one has changed. */
public record DuplicatesFound() {}
