package throughline.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What a Java process holds, in bytes, right after a garbage collection. Pages of mapped files do not count, because the machine
 * takes them back when it needs them.
 *
 * @param heap what is alive on the heap
 * @param outsideHeap stacks, buffers, compiled code, classes and everything that was allocated natively
 * @param resident all that the process occupies, with the garbage that the next collection frees and with mapped files
 */
record ProcessMemory(double heap, double outsideHeap, double resident) {
    private static final Pattern HEAP = Pattern.compile("used (\\d+)K \\[0x(\\p{XDigit}+), 0x(\\p{XDigit}+)\\)");
    private static final Pattern MAPPING = Pattern.compile("^(\\p{XDigit}+)-(\\p{XDigit}+) .*");
    private static final Pattern PAGES = Pattern.compile("^(Rss|Anonymous): +(\\d+) kB");

    static ProcessMemory of(ProcessHandle process) throws IOException, InterruptedException {
        ask(process, "GC.run");
        ask(process, "GC.run");
        var heap = HEAP.matcher(ask(process, "GC.heap_info"));
        if (!heap.find()) {
            throw new IllegalStateException("The server's Java tells its heap in words that are not known here.");
        }
        long from = Long.parseUnsignedLong(heap.group(2), 16);
        long until = Long.parseUnsignedLong(heap.group(3), 16);
        double outside = 0;
        double resident = 0;
        boolean inHeap = false;
        for (var line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps"))) {
            var mapping = MAPPING.matcher(line);
            if (mapping.matches()) {
                long start = Long.parseUnsignedLong(mapping.group(1), 16);
                inHeap = Long.compareUnsigned(start, from) >= 0 && Long.compareUnsigned(start, until) < 0;
            }
            var pages = PAGES.matcher(line);
            if (pages.find()) {
                double bytes = 1024 * Double.parseDouble(pages.group(2));
                if (pages.group(1).equals("Rss")) {
                    resident += bytes;
                } else if (!inHeap) {
                    outside += bytes;
                }
            }
        }
        return new ProcessMemory(1024 * Double.parseDouble(heap.group(1)), outside, resident);
    }

    private static String ask(ProcessHandle process, String command) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var asked = new ProcessBuilder(jcmd, String.valueOf(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        var answer = new String(asked.getInputStream().readAllBytes(), US_ASCII);
        asked.waitFor();
        return answer;
    }
}
