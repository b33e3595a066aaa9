package throughline.voice;

/** The browser's end of one {@code /ws/line} connection, as the web edge gives it. Sending never blocks the caller for long. */
public interface LineSocket {
    void send(String json);

    void close(String why);
}
