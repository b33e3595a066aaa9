package throughline.people;

/** Somebody took wider rights for a while, or gave them back. Announced in the transaction of the change. */
public record BreakGlassChanged(UserId user) {}
