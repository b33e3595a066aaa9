package throughline.alarm;

/** A device has another secret, or none any more: what it signed in with before counts no longer. */
public record DeviceSecretChanged(String wire, String ident) {}
