package throughline.edge.mqtt;

/** A packet cannot be read, or may not be said: the connection ends with this reason. */
final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient byte[] bytes;

    Broken(Reason reason) {
        this(reason, new byte[0]);
    }

    /** @param bytes of the packet, or its beginning */
    Broken(Reason reason, byte[] bytes) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.bytes = bytes;
    }

    Reason reason() {
        return reason;
    }

    byte[] bytes() {
        return bytes;
    }
}
