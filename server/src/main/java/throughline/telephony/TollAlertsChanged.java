package throughline.telephony;

/** An alert was raised, goes on, or was seen by somebody. */
public record TollAlertsChanged() {}
