package throughline.notify;

import java.util.LinkedHashSet;
import java.util.Locale;

/** Names of short messages: networks give them in hexadecimal and tell of them in decimal, or the other way round. */
final class MessageId {
    /** Longer ones are no numbers, whatever they look like. */
    private static final int LONGEST_NUMBER = 15;

    private MessageId() {}

    static String plain(String messageId) {
        return messageId.strip().toLowerCase(Locale.ROOT);
    }

    /** Itself, and the same number as others may write it. */
    static String[] variants(String messageId) {
        var name = plain(messageId);
        var all = new LinkedHashSet<String>();
        all.add(name);
        if (name.length() <= LONGEST_NUMBER && name.matches("[0-9]+")) {
            addAll(all, Long.parseLong(name));
        }
        if (name.length() <= LONGEST_NUMBER && name.matches("[0-9a-f]+")) {
            addAll(all, Long.parseLong(name, 16));
        }
        return all.toArray(String[]::new);
    }

    /** In both bases, bare and as wide as receipts are by the letter of the protocol. */
    private static void addAll(LinkedHashSet<String> all, long number) {
        for (var form : new String[] {"%d", "%010d", "%x", "%08x", "%010x"}) {
            all.add(form.formatted(number));
        }
    }
}
