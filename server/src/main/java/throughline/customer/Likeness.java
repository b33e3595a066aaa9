package throughline.customer;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.finder.Folded;

/**
 * By what a record would be found again if it were there twice. Keys are compared for equality only, so that looking costs the same
 * among a million.
 *
 * <ul>
 *   <li>A telephone number makes two customers alike when it is the own number of at least one of them, or when one is a prospect: a
 *       manager who speaks for ten associations does not make them one.
 *   <li>A mail address, whatever its capitals.
 *   <li>A name without marks, order of words and legal form, when both are at home in the same town or one of them nowhere yet.
 *   <li>People are compared with those of the same customer only: whoever speaks for two stands at each of them.
 * </ul>
 *
 * @param held what others find it by
 * @param sought what it finds others by, with the reason that people read: a word such as {@code phone}, a space, and the value
 */
record Likeness(Set<String> held, Map<String, String> sought) {
    /** Counts up when records are read differently, so that all are compared again. */
    static final int READING = 1;

    /** More numbers, addresses or towns of one customer than this say nothing new. */
    private static final int MOST = 300;

    /** Ends and beginnings of names that say how somebody is organised, not who it is. */
    private static final Set<String> LEGAL_FORMS = Set.of(
            "ab", "as", "ou", "osauhing", "aktiebolag", "aktsiaselts", "ltd", "limited", "plc", "llp", "inc", "gmbh");

    private static final List<String> CHINESE_LEGAL_FORMS = List.of("股份有限公司", "有限公司");

    /** What is known of a customer, also from records that were merged into it. */
    record OfCustomer(
            boolean isProspect,
            Collection<String> names,
            Collection<String> mails,
            Collection<String> ownPhones,
            Collection<String> peoplesPhones,
            Collection<String> towns) {}

    static Likeness of(OfCustomer customer) {
        var likeness = new Likeness(new LinkedHashSet<>(), new LinkedHashMap<>());
        customer.ownPhones().stream().limit(MOST).forEach(number -> {
            likeness.holds("own " + number);
            likeness.seeks("phone " + number, "own " + number, "people " + number);
        });
        customer.peoplesPhones().stream().limit(MOST).forEach(number -> {
            likeness.holds("people " + number);
            likeness.seeks("phone " + number, "own " + number, "prospect " + number);
            if (customer.isProspect()) {
                likeness.holds("prospect " + number);
                likeness.seeks("phone " + number, "people " + number);
            }
        });
        customer.mails().stream().map(Likeness::mail).forEach(mail -> {
            likeness.holds("mail " + mail);
            likeness.seeks("mail " + mail, "mail " + mail);
        });
        customer.names().stream()
                .map(Likeness::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .forEach(name -> {
                    var isPlaced = !customer.towns().isEmpty();
                    likeness.holds((isPlaced ? "placed " : "unplaced ") + name);
                    likeness.seeks("name " + name, "unplaced " + name);
                    if (!isPlaced) {
                        likeness.seeks("name " + name, "placed " + name);
                    }
                    customer.towns().stream().map(Likeness::town).limit(MOST).forEach(town -> {
                        likeness.holds("town " + name + " @ " + town);
                        likeness.seeks("town " + town, "town " + name + " @ " + town);
                    });
                });
        return likeness;
    }

    static Likeness ofPerson(UUID customer, String name, Collection<String> mails, Collection<String> phones) {
        var likeness = new Likeness(new LinkedHashSet<>(), new LinkedHashMap<>());
        phones.forEach(number -> likeness.both("phone " + number, customer + " phone " + number));
        mails.stream().map(Likeness::mail).forEach(mail -> likeness.both("mail " + mail, customer + " mail " + mail));
        var folded = name(name);
        if (!folded.isEmpty()) {
            likeness.both("name " + folded, customer + " name " + folded);
        }
        return likeness;
    }

    private void holds(String key) {
        held.add(key);
    }

    private void seeks(String reason, String... keys) {
        for (var key : keys) {
            sought.putIfAbsent(key, reason);
        }
    }

    private void both(String reason, String key) {
        holds(key);
        seeks(reason, key);
    }

    private static String mail(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    private static String town(String town) {
        return String.join(" ", Folded.words(town));
    }

    /** Its words in one order; empty when nothing is left that names anybody. */
    static String name(@Nullable String written) {
        var words = Folded.words(Objects.requireNonNullElse(written, "")).stream()
                .map(Likeness::withoutChineseForm)
                .filter(word -> !word.isEmpty() && !LEGAL_FORMS.contains(word))
                .sorted()
                .toList();
        return String.join(" ", words);
    }

    private static String withoutChineseForm(String word) {
        for (var form : CHINESE_LEGAL_FORMS) {
            if (word.endsWith(form)) {
                return word.substring(0, word.length() - form.length());
            }
        }
        return word;
    }
}
