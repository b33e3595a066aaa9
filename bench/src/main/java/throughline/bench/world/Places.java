package throughline.bench.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The cities of {@code places.csv}: real ones, from GeoNames (CC BY 4.0), those of a country from west to east. */
final class Places {
    record City(String name, String country, double longitude, int population) {
        /** Three capital letters without marks, that a unit's number begins with. */
        String prefix() {
            return PREFIXES.computeIfAbsent(name, Places::prefixOf);
        }
    }

    /** Of one country, with the weight of each city and of all before it. */
    record Cities(City[] cities, double[] upTo) {
        /** @param place 0 inclusive to 1 exclusive, of the country's weight */
        City at(double place) {
            int found = Arrays.binarySearch(upTo, place * upTo[upTo.length - 1]);
            return cities[Math.min(cities.length - 1, found < 0 ? -found - 1 : found + 1)];
        }
    }

    private static final double LARGE_CITIES_HAVE_MORE = 1.05;
    private static final Map<String, String> PREFIXES = new HashMap<>();
    private static final String[] CHINESE_PREFIXES = {"TPE", "TXG", "KHH", "TNN", "TYN", "HSZ", "KLU", "CYI"};
    private static final Map<String, Cities> BY_COUNTRY = read();

    private Places() {}

    static Cities of(String country) {
        return Objects.requireNonNull(BY_COUNTRY.get(country), country);
    }

    private static synchronized String prefixOf(String name) {
        var letters = java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toUpperCase(java.util.Locale.ROOT);
        return letters.length() >= 3
                ? letters.substring(0, 3)
                : CHINESE_PREFIXES[Math.floorMod(name.hashCode(), CHINESE_PREFIXES.length)];
    }

    private static Map<String, Cities> read() {
        var lists = new HashMap<String, List<City>>();
        for (var line : lines()) {
            var parts = line.split(",");
            var city = new City(parts[0], parts[1], Double.parseDouble(parts[3]), Integer.parseInt(parts[4]));
            lists.computeIfAbsent(city.country(), _ -> new ArrayList<>()).add(city);
        }
        var all = new HashMap<String, Cities>();
        lists.forEach((country, cities) -> {
            cities.sort(Comparator.comparingDouble(City::longitude).thenComparing(City::name));
            var upTo = new double[cities.size()];
            double sum = 0;
            for (int i = 0; i < upTo.length; i++) {
                sum += Math.pow(cities.get(i).population(), LARGE_CITIES_HAVE_MORE);
                upTo[i] = sum;
            }
            all.put(country, new Cities(cities.toArray(City[]::new), upTo));
        });
        return all;
    }

    private static List<String> lines() {
        try (var file = Places.class.getResourceAsStream("places.csv")) {
            return new String(Objects.requireNonNull(file, "places.csv").readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
