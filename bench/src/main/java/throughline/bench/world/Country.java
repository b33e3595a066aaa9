package throughline.bench.world;

/**
 * A country in which the company has units.
 *
 * @param code ISO 3166
 * @param language of its customers, IETF tag
 * @param share of the units, in per mille
 * @param postcode {@code #} is a digit, {@code @} a letter
 */
record Country(String code, String language, String zone, int share, String postcode, Phones phones) {
    /** Lines of lifts abroad are SIM cards of one network, so their numbers are all from one block. */
    private static final Phones ABROAD = new Phones("+44240", 7, "+44117496%04d", 1_000);

    static final Country[] ALL = {
        new Country("GB", "en", "Europe/London", 220, "@# #@@", new Phones("+44200", 7, "+44161496%04d", 1_000)),
        new Country("SE", "sv", "Europe/Stockholm", 150, "### ##", new Phones("+4680", 7, "+463139006%02d", 100)),
        new Country("EE", "et", "Europe/Tallinn", 60, "#####", new Phones("+3722", 6, "+372200%04d", 10_000)),
        new Country("TW", "zh-Hant", "Asia/Taipei", 170, "###", new Phones("+88620", 7, "+88640000%04d", 10_000)),
        new Country("DE", "en", "Europe/Berlin", 110, "#####", new Phones("+49300", 7, "+493023125%03d", 1_000)),
        new Country("US", "en", "America/New_York", 90, "#####", new Phones("+12120", 6, "+121255501%02d", 100)),
        abroad("FR", "Europe/Paris", 20),
        abroad("ES", "Europe/Madrid", 20),
        abroad("IT", "Europe/Rome", 15),
        abroad("PL", "Europe/Warsaw", 15),
        abroad("TR", "Europe/Istanbul", 15),
        abroad("BR", "America/Sao_Paulo", 25),
        abroad("MX", "America/Mexico_City", 15),
        abroad("IN", "Asia/Kolkata", 25),
        abroad("JP", "Asia/Tokyo", 15),
        abroad("KR", "Asia/Seoul", 15),
        abroad("AU", "Australia/Sydney", 10),
        abroad("ZA", "Africa/Johannesburg", 10),
    };

    private static Country abroad(String code, String zone, int share) {
        return new Country(code, "en", zone, share, "#####", ABROAD);
    }

    /**
     * Numbers that nobody has: first those that the country keeps for fiction, then a block whose local numbers would begin with the
     * trunk prefix 0 and so are given to nobody.
     *
     * @param block what the block's numbers begin with, to its 0 (in Estonia, without trunk prefix, to a 2 that no network has)
     * @param digits how many follow
     * @param fiction a pattern for a running number
     * @param kept how many numbers the pattern has
     */
    record Phones(String block, int digits, String fiction, int kept) {
        /** @param index counted over everything that has a number */
        String number(long index) {
            if (index < kept) {
                return fiction.formatted(index);
            }
            var running = Long.toString(index);
            return block + "0".repeat(Math.max(0, digits - running.length())) + running;
        }
    }

    String postcode(Chance chance) {
        var text = new char[postcode.length()];
        for (int i = 0; i < text.length; i++) {
            char sign = postcode.charAt(i);
            text[i] = switch (sign) {
                case '#' -> (char) ('0' + chance.from(1, 9));
                case '@' -> "ABDEFGHJLNPQRSTUWXYZ".charAt(chance.below(20));
                default -> sign;
            };
        }
        return new String(text);
    }
}
