package throughline.incident;

/** Something that screens show of incidents is different now. */
public record IncidentsChanged() {}
