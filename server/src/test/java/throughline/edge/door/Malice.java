package throughline.edge.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import throughline.attachment.SomeFiles;

/** What somebody sends who means harm, by what it is. */
final class Malice {
    static final List<String> TEXTS = List.of(
            "' or '1'='1",
            "1; drop table customer.customer cascade--",
            "x') union select password from people.user_account--",
            "name desc, (select pg_sleep(20))",
            "${jndi:ldap://127.0.0.1/x}",
            "#{T(java.lang.Runtime).getRuntime().exec('id')}",
            "{{7*7}}<script>alert(1)</script>",
            "../../../../etc/passwd",
            "..%2f..%2fetc%2fpasswd",
            "con\u0000trol",
            "\u202Etxt.exe",
            "\uD83D\uDE80\uFFFF",
            "%".repeat(50) + "_".repeat(50),
            "(a+)+$".repeat(100) + "!",
            "9".repeat(400),
            "-1",
            "NaN",
            "2026-02-31T25:61:61Z",
            "+999999999-01-01T00:00:00Z",
            "+999999999-01-01T00:00:00",
            "x".repeat(6_000));

    /** As they stand in JSON: days and times that never were, or are too far away for a database. */
    static final List<String> NO_TIMES = List.of(
            "\"2026-02-30\"",
            "\"99999-01-01T00:00:00Z\"",
            "\"\"",
            "\"+999999999-12-31\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"0000-01-01\"",
            "\"2026-02-31T25:61:61Z\"",
            "[2026,2,30]",
            "1e999999999",
            "{}");

    static final List<String> FILE_NAMES = List.of(
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "/etc/passwd",
            "C:\\boot.ini",
            "..",
            ".htaccess",
            "photo\u202Egpj.exe",
            "pho\u0000to.jpg",
            "pho\tto\u0007.jpg",
            "x".repeat(300) + ".jpg",
            "\uD83D\uDE80".repeat(300),
            "=?utf-8?B?Li4vLi4vZXZpbA==?=",
            "<script>alert(1)</script>.jpg",
            "%2e%2e%2f%2e%2e%2fevil.jpg");

    static final Map<String, byte[]> BODIES = bodies();

    private static final byte[] END = "--edge--\r\n".getBytes(UTF_8);

    /** Of the type {@code multipart/form-data; boundary=edge}. */
    static final Map<String, byte[]> UPLOADS = uploads();

    private Malice() {}

    /** One file that is nothing worse than what it is called. */
    static byte[] upload(String name) {
        return together(part("name=\"file\"; filename=\"" + name + "\"", SomeFiles.jpeg(3, 3)), END);
    }

    private static Map<String, byte[]> uploads() {
        var file = part("name=\"file\"; filename=\"a.jpg\"", SomeFiles.jpeg(3, 3));
        var uploads = new LinkedHashMap<String, byte[]>();
        uploads.put("nothing", new byte[0]);
        uploads.put("no part", END);
        uploads.put("two files", together(file, file, END));
        uploads.put("an empty file", together(part("name=\"file\"; filename=\"a.jpg\"", new byte[0]), END));
        uploads.put("a file in another field", together(part("name=\"x\"; filename=\"a\"", new byte[1]), END));
        uploads.put("a text for a file", together(part("name=\"file\"", new byte[9]), END));
        uploads.put("a field without a name", together(part("filename=\"a.jpg\"", new byte[9]), END));
        uploads.put("half a part", "--edge\r\nContent-Dis".getBytes(UTF_8));
        uploads.put("no end", file);
        uploads.put("a head without end", part("name=\"" + "x".repeat(100_000) + "\"", new byte[1]));
        uploads.put(
                "2,000 parts",
                new String(part("name=\"a\"", new byte[1]), UTF_8).repeat(2_000).getBytes(UTF_8));
        return uploads;
    }

    private static byte[] part(String head, byte[] content) {
        return together(
                ("--edge\r\nContent-Disposition: form-data; " + head + "\r\n\r\n").getBytes(UTF_8),
                content,
                "\r\n".getBytes(UTF_8));
    }

    private static byte[] together(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(pieces).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static Map<String, byte[]> bodies() {
        var bodies = new LinkedHashMap<String, byte[]>();
        bodies.put("nothing", new byte[0]);
        bodies.put("null", "null".getBytes(UTF_8));
        bodies.put("a list", "[]".getBytes(UTF_8));
        bodies.put("a word", "\"x\"".getBytes(UTF_8));
        bodies.put("half of it", "{\"name\":".getBytes(UTF_8));
        bodies.put("10,000 lists in each other", ("[".repeat(10_000) + "]".repeat(10_000)).getBytes(UTF_8));
        bodies.put(
                "10,000 objects in each other",
                ("{\"name\":".repeat(10_000) + "1" + "}".repeat(10_000)).getBytes(UTF_8));
        bodies.put("what is no UTF-8", new byte[] {'{', '"', 'n', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'});
        bodies.put("a number of 100,000 digits", ("{\"version\":" + "9".repeat(100_000) + "}").getBytes(UTF_8));
        bodies.put("a great exponent", "{\"version\":1e999999999,\"amount\":1e999999999}".getBytes(UTF_8));
        bodies.put("a name twice", "{\"name\":\"a\",\"name\":\"b\"}".getBytes(UTF_8));
        bodies.put("a class", "{\"@class\":\"java.lang.Runtime\",\"@type\":\"x\"}".getBytes(UTF_8));
        bodies.put("a zero", "{\"name\":\"a\\u0000b\",\"words\":\"\\u0000\",\"text\":\"\\u0000\"}".getBytes(UTF_8));
        bodies.put(
                "half a letter", "{\"name\":\"\\uD800\",\"words\":\"\\uD800\",\"note\":\"\\uDFFF\"}".getBytes(UTF_8));
        return bodies;
    }
}
