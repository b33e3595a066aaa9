package throughline.edge.mqtt;

import org.jspecify.annotations.Nullable;

/** What a device may send. */
sealed interface Packet {
    /**
     * @param client as the program on the device calls itself; empty when it leaves that to us
     * @param clean it does not go on with a session that it left
     * @param keepAlive seconds within which it says something; 0 when it promises nothing
     * @param sessionSeconds its session is kept for so long after it left; 4294967295 is for ever
     * @param method of another way of signing in than a name and a password
     */
    record Connect(
            String client,
            boolean clean,
            int keepAlive,
            long sessionSeconds,
            boolean method,
            @Nullable Will will,
            @Nullable String user,
            @Nullable String password)
            implements Packet {
        /** Who it says that it is. */
        String ident() {
            return user == null ? client : user;
        }

        @Override
        public String toString() {
            return "Connect[hidden]";
        }
    }

    /** What is to be said when the device has gone without a word. @param delaySeconds so much later, unless it is back */
    record Will(Publish message, long delaySeconds) {}

    /**
     * @param qos 0, which is not acknowledged, or 1
     * @param again it may have been sent before
     * @param id by which it is acknowledged; 0 without an acknowledgement
     */
    record Publish(String topic, int qos, boolean again, int id, byte[] payload) implements Packet {}

    /** @param topics how many */
    record Subscribe(int id, int topics) implements Packet {}

    record Unsubscribe(int id, int topics) implements Packet {}

    record Ping() implements Packet {}

    /** @param withWill what it left behind is to be said all the same. @param sessionSeconds in place of what it said before; null when that counts */
    record Disconnect(boolean withWill, @Nullable Long sessionSeconds) implements Packet {}
}
