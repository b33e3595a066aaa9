package throughline.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A country of the sample company, with the words that its names and addresses are made of.
 *
 * @param code ISO 3166
 * @param area whose technicians look after it
 * @param share of the company's units, in per cent
 */
record Land(String code, String language, ZoneId zone, String area, int share, Map<String, List<String>> words) {
    /**
     * @param prefix what unit numbers begin with
     * @param postcode a pattern with digits and letters to fill in
     * @param phone a pattern with the place of a running number
     * @param weight how many sites it gets, beside the other places
     */
    record Place(String name, String prefix, String postcode, String phone, int weight) {}

    static final List<Land> ALL = List.of(
            read("GB", "en", "Europe/London", "London", 30),
            read("SE", "sv", "Europe/Stockholm", "Stockholm", 25),
            read("EE", "et", "Europe/Tallinn", "Tallinn", 20),
            read("TW", "zh-Hant", "Asia/Taipei", "Taipei", 25));

    private static final Map<String, double[]> CAPITALS = Map.of(
            "GB", new double[] {51.507, -0.128},
            "SE", new double[] {59.329, 18.069},
            "EE", new double[] {59.437, 24.745},
            "TW", new double[] {25.038, 121.564});

    /** So far around the capital everything of the sample stands, in degrees. */
    private static final double AROUND = 0.15;

    /** Somewhere around the capital of this country, always the same for the same name: latitude and longitude. */
    static double[] somewhere(String country, String name) {
        var middle = Objects.requireNonNull(CAPITALS.get(country), country);
        var dice = new Random(name.hashCode());
        return new double[] {
            middle[0] + AROUND * (2 * dice.nextDouble() - 1), middle[1] + AROUND * (2 * dice.nextDouble() - 1)
        };
    }

    List<Place> places() {
        return list("places").stream()
                .map(line -> line.split("\\|"))
                .map(Land::place)
                .toList();
    }

    /** The words of a heading in the country's file. */
    List<String> list(String heading) {
        return Objects.requireNonNull(words.get(heading), heading);
    }

    private static Place place(String[] parts) {
        return new Place(parts[0], parts[1], parts[2], parts[3], Integer.parseInt(parts[4]));
    }

    private static Land read(String code, String language, String zone, String area, int share) {
        var words = new LinkedHashMap<String, List<String>>();
        var heading = "";
        for (var line : lines(code)) {
            if (line.matches("[a-z]+")) {
                heading = line;
            } else if (heading.equals("places")) {
                words.merge(heading, List.of(line), Land::joined);
            } else {
                words.put(heading, Arrays.asList(line.split("\\|", -1)));
            }
        }
        return new Land(code, language, ZoneId.of(zone), area, share, words);
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static List<String> lines(String code) {
        try (var file = Land.class.getResourceAsStream(code + ".txt")) {
            return new String(Objects.requireNonNull(file, code).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
