package throughline.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import throughline.kernel.Refused;

/**
 * What a new password must not be (NIST SP 800-63B, section 3.1.1: long, not common, no rules about kinds of characters, no forced
 * change).
 *
 * @param breaks true when the candidate is refused
 */
record PasswordRule(String code, String sentence, Predicate<Candidate> breaks) {
    static final int SHORTEST = 12;
    static final int LONGEST = 256;

    /** A password that somebody wants, with the words that others would guess first. */
    record Candidate(String password, String email, String name) {
        String lower() {
            return password.toLowerCase(Locale.ROOT);
        }

        /** The letters only, with the usual replacements and the accents undone: {@code P4ssw0rd2026!} is {@code password}. */
        String letters() {
            return Normalizer.normalize(lower(), Normalizer.Form.NFD)
                    .replaceAll("\\p{M}+", "")
                    .replaceAll("[^\\p{L}]+$", "")
                    .replace('0', 'o')
                    .replace('1', 'i')
                    .replace('3', 'e')
                    .replace('4', 'a')
                    .replace('5', 's')
                    .replace('7', 't')
                    .replace('@', 'a')
                    .replace('$', 's')
                    .replaceAll("[^\\p{L}]", "");
        }
    }

    private static final Set<String> COMMON = commonPasswords();

    /** What people put in front of a year and an exclamation mark. */
    private static final Set<String> STEMS = Set.of(
            "",
            "password",
            "passwort",
            "passw",
            "losenord",
            "parool",
            "qwerty",
            "qwertyuiop",
            "qwertz",
            "asdfgh",
            "asdfghjkl",
            "letmein",
            "welcome",
            "valkommen",
            "iloveyou",
            "admin",
            "administrator",
            "changeme",
            "secret",
            "default",
            "throughline",
            "elevator",
            "lift",
            "service",
            "summer",
            "sommar",
            "winter",
            "vinter",
            "spring",
            "autumn",
            "monday",
            "january",
            "football",
            "dragon",
            "sunshine",
            "princess",
            "monkey",
            "master",
            "superman",
            "batman",
            "test",
            "testtest",
            "user",
            "login",
            "hello",
            "abc",
            "abcd",
            "abcdef",
            "abcdefgh",
            "abcdefghijkl",
            "passwordpassword",
            "company",
            "callcenter",
            "callcentre",
            "support",
            "helpdesk");

    static final List<PasswordRule> ALL = List.of(
            new PasswordRule(
                    "people.password-too-short",
                    "The password needs at least 12 characters. A few words in a row are easy to remember and hard to guess.",
                    candidate -> candidate
                                    .password()
                                    .codePointCount(0, candidate.password().length())
                            < SHORTEST),
            new PasswordRule(
                    "people.password-too-long",
                    "The password may have at most 256 characters.",
                    candidate -> candidate.password().length() > LONGEST),
            new PasswordRule(
                    "people.password-too-common",
                    "Many people use this password, so it is guessed first. Take another one.",
                    candidate -> COMMON.contains(candidate.lower())
                            || STEMS.contains(candidate.letters())
                            || repeatsItself(candidate.lower())),
            new PasswordRule(
                    "people.password-holds-name",
                    "The password is little more than the name or the e-mail address. Take another one.",
                    PasswordRule::isMostlyTheName));

    /** Refuses with the first rule that the password breaks. */
    static void check(Candidate candidate) {
        ALL.stream().filter(rule -> rule.breaks.test(candidate)).findFirst().ifPresent(rule -> {
            throw new Refused(rule.code, rule.sentence);
        });
    }

    /** {@code abcabcabcabc}: one to six characters over and over, the last time perhaps cut off. */
    private static boolean repeatsItself(String text) {
        for (int length = 1; length <= 6; length++) {
            if (text.regionMatches(0, text, length, text.length() - length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMostlyTheName(Candidate candidate) {
        var words = (candidate.email() + " " + candidate.name())
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}\\p{N}]+");
        var rest = candidate.lower();
        for (var word : words) {
            rest = word.length() < 3 ? rest : rest.replace(word, "");
        }
        return rest.length() < candidate.password().length() && rest.length() < 6;
    }

    private static Set<String> commonPasswords() {
        var file = Objects.requireNonNull(
                PasswordRule.class.getResourceAsStream("common-passwords.txt"), "common-passwords.txt");
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
