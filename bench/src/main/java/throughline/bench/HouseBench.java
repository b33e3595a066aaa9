package throughline.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import throughline.scenario.RunningServer;

/** How soon the house is open, and how much a browser must fetch before the first screen. */
final class HouseBench {
    private static final int STARTS = 5;
    private static final Pattern FETCHED_AT_ONCE =
            Pattern.compile("<(?:script|link)[^>]*?(?:src|href)=\"(/[^\"]+\\.(?:js|css))\"");

    private HouseBench() {}

    static List<Figure> run() throws IOException, InterruptedException {
        var starts = new Samples();
        try (var server = RunningServer.start()) {
            for (int i = 0; i < STARTS; i++) {
                server.stop();
                long began = System.nanoTime();
                server.restart();
                starts.add(System.nanoTime() - began);
            }
            var figures = new ArrayList<Figure>();
            figures.add(new Figure("warm start to ready, p50", starts.percentile(50) / 1000, "s", "", ""));
            figures.add(new Figure("warm start to ready, longest", starts.percentile(100) / 1000, "s", "<= 10", ""));
            figures.add(new Figure(
                    "first page, compressed", firstPage(server) / 1024.0, "KiB", "", "React shell + Mantine 160"));
            return figures;
        }
    }

    /** The page, and every script and style sheet that it names, in bytes as they travel. */
    private static long firstPage(RunningServer server) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var page = server.get("/");
            long size = travelling(http, server, "/");
            for (var path : FETCHED_AT_ONCE
                    .matcher(page)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList()) {
                size += travelling(http, server, path);
            }
            return size;
        }
    }

    private static long travelling(HttpClient http, RunningServer server, String path)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.url().resolve(path))
                .header("Accept-Encoding", "gzip")
                .build();
        return http.send(request, BodyHandlers.ofByteArray()).body().length;
    }
}
