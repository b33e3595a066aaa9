package throughline.voice;

/** Voice's end of one {@code /ws/line} connection. */
public interface LineSession {
    /** One message of the browser. What is no message is refused and counted; the connection stays. */
    void receive(String json);

    /** The connection is gone. */
    void closed();
}
