package throughline.alarm;

/** Some device is late with its test call, failed it, or made it after all. */
public record TestCallsChanged() {}
