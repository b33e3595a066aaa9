package throughline.voice;

import throughline.kernel.Refused;

/** One browser tab on a line: reads what it says, for the line's owner. */
final class Tab implements LineSession {
    private final Line line;
    private final LineSocket socket;
    private volatile String name;

    Tab(Line line, String name, LineSocket socket) {
        this.line = line;
        this.name = name;
        this.socket = socket;
    }

    String name() {
        return name;
    }

    void named(String given) {
        name = given;
    }

    @Override
    public void receive(String json) {
        try {
            line.post(new LineNote.Said(this, LineProtocol.read(json)));
        } catch (Refused refused) {
            refuse(refused);
        }
    }

    @Override
    public void closed() {
        line.post(new LineNote.Disconnected(this));
    }

    void refuse(Refused refused) {
        line.messageRefused();
        send(LineProtocol.refused(refused));
    }

    void send(String json) {
        socket.send(json);
    }

    void close(String why) {
        socket.close(why);
    }
}
