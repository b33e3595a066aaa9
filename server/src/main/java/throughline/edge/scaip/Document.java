package throughline.edge.scaip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * XML as devices write it: a root, and tags with a text each. There is no type of document in it and so no entity of one's own: nothing
 * grows while it is read and nothing is fetched. It is neither deep nor has it many tags.
 *
 * @param root as it is written
 * @param tags texts without blanks around them, by the tag in small letters; those that hold other tags, or nothing, are not there
 */
record Document(String root, Map<String, List<String>> tags) {
    private static final int DEEPEST = 4;
    private static final int MOST_TAGS = 100;

    /** @return null when it is none */
    static @Nullable Document read(byte[] bytes) {
        var source = new InputSource(new ByteArrayInputStream(bytes));
        if (!declares(bytes) && !isUtf8(bytes)) {
            source.setEncoding(ISO_8859_1.name()); // of a device that has an å in its text and says nothing of it
        }
        try {
            var reading = new Reading();
            parser().parse(source, reading);
            return new Document(reading.root, reading.tags);
        } catch (SAXException | IOException | RuntimeException notXml) {
            return null; // the parser throws what it likes at bytes that somebody chose for it
        }
    }

    private static SAXParser parser() throws SAXException {
        try {
            var factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newSAXParser();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This Java cannot read XML.", e);
        }
    }

    /** In UTF-16, or with an encoding of its own. */
    private static boolean declares(byte[] bytes) {
        var beginning = new String(bytes, 0, Math.min(bytes.length, 100), ISO_8859_1);
        return beginning.startsWith("\u00FE\u00FF")
                || beginning.startsWith("\u00FF\u00FE")
                || beginning.contains("encoding");
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /** No database keeps a zero in a text, and no screen shows the others. */
    static String legible(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /** The first with this tag; empty when there is none. */
    String text(String tag) {
        var texts = texts(tag);
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    List<String> texts(String tag) {
        return tags.getOrDefault(tag, List.of());
    }

    /** Gives up at the first thing that is wrong. */
    private static final class Reading extends DefaultHandler {
        private final Map<String, List<String>> tags = new HashMap<>();
        private final StringBuilder text = new StringBuilder();
        private String root = "";
        private int depth;
        private int seen;
        private boolean isLeaf;

        @Override
        public void startElement(String space, String tag, String asWritten, Attributes attributes)
                throws SAXException {
            depth++;
            seen++;
            if (depth > DEEPEST || seen > MOST_TAGS) {
                throw new SAXException("too deep or too many");
            }
            root = depth == 1 ? tag : root;
            text.setLength(0);
            isLeaf = depth > 1;
        }

        @Override
        public void characters(char[] part, int from, int length) {
            text.append(part, from, length);
        }

        @Override
        public void endElement(String space, String tag, String asWritten) {
            depth--;
            if (isLeaf && !text.toString().isBlank()) {
                tags.computeIfAbsent(tag.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(legible(text.toString()).strip());
            }
            isLeaf = false;
        }
    }
}
