package throughline.privacy;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a person, or to what is held: begun with what somebody named, and followed by the rooms from thing to thing. A person's
 * numbers lead to their calls, those to their requests, those to the orders that were raised for them.
 */
public final class Reach {
    public enum Thing {
        PERSON,
        CUSTOMER,
        CONTACT,
        REQUEST,
        ORDER,
        UNIT,
        TEXT
    }

    /**
     * As it is kept.
     *
     * @param phones in E.164; {@code mails} in small letters; {@code names} as they are written in texts
     * @param without what somebody looked at and left out
     */
    public record Named(
            List<String> phones,
            List<String> mails,
            List<String> names,
            Map<Thing, Set<UUID>> given,
            Map<Thing, Set<UUID>> found,
            Set<UUID> without) {}

    private final Set<String> phones;
    private final Set<String> mails;
    private final Set<String> names;
    private final Map<Thing, Set<UUID>> given;
    private final Map<Thing, Set<UUID>> found = new EnumMap<>(Thing.class);
    private final Set<UUID> without;
    private boolean isOfHolds;

    public Reach(Named named) {
        this.phones = new TreeSet<>(named.phones());
        this.mails = new TreeSet<>(named.mails());
        this.names = new TreeSet<>(named.names());
        this.given = named.given();
        this.without = named.without();
        named.given().forEach(this::add);
        named.found().forEach(this::add);
    }

    /** What is held: nothing so far. */
    static Reach ofHolds() {
        var reach = nothing();
        reach.isOfHolds = true;
        return reach;
    }

    static Reach nothing() {
        return new Reach(new Named(List.of(), List.of(), List.of(), Map.of(), Map.of(), Set.of()));
    }

    Named named() {
        return new Named(
                List.copyOf(phones), List.copyOf(mails), List.copyOf(names), given, Map.copyOf(found), without);
    }

    /** Takes in what another one has. */
    void join(Reach other) {
        phones.addAll(other.phones);
        mails.addAll(other.mails);
        other.found.forEach(this::add);
    }

    /** Asks the rooms until nobody adds anything. */
    Reach followed(List<PersonalData> rooms) {
        int before;
        do {
            before = size();
            rooms.forEach(room -> room.follow(this));
        } while (size() > before);
        return this;
    }

    public String[] phones() {
        return phones.toArray(String[]::new);
    }

    public String[] mails() {
        return mails.toArray(String[]::new);
    }

    /** What somebody named, before anything was followed. */
    public UUID[] given(Thing thing) {
        return given.getOrDefault(thing, Set.of()).toArray(UUID[]::new);
    }

    public UUID[] found(Thing thing) {
        return found.getOrDefault(thing, Set.of()).toArray(UUID[]::new);
    }

    /** All orders of what is held; what a person may ask for are none of them. */
    public UUID[] heldOrders() {
        return isOfHolds ? found(Thing.ORDER) : new UUID[0];
    }

    /** All that was found, of whatever kind. */
    public UUID[] things() {
        return found.values().stream().flatMap(Collection::stream).toArray(UUID[]::new);
    }

    public UUID[] without() {
        return without.toArray(UUID[]::new);
    }

    /** A number in E.164 of somebody who was named. */
    public void addPhones(Collection<String> more) {
        phones.addAll(more);
    }

    /** An address of somebody who was named. */
    public void addMails(Collection<String> more) {
        more.forEach(mail -> mails.add(mail.toLowerCase(Locale.ROOT)));
    }

    public void add(Thing thing, Collection<UUID> ids) {
        var all = found.computeIfAbsent(thing, _ -> new HashSet<>());
        ids.stream().filter(id -> !without.contains(id)).forEach(all::add);
    }

    public boolean isEmpty() {
        return phones.isEmpty() && mails.isEmpty() && names.isEmpty() && things().length == 0;
    }

    /** By what they are found in what people write, as a regular expression that Java and the database read alike; null for nothing. */
    public @Nullable String words() {
        return Spelt.anyOf(phones, mails, names);
    }

    /** A text without mentions of them. */
    String scrubbed(String text) {
        var words = words();
        return words == null
                ? text
                : Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(text)
                        .replaceAll(Rows.MARK);
    }

    /** The same person, but for what is held of numbers and addresses. */
    Reach except(Reach held) {
        var rest = new Reach(named());
        rest.phones.removeAll(held.phones);
        rest.mails.removeAll(held.mails);
        return rest;
    }

    private int size() {
        return found.values().stream().mapToInt(Set::size).sum() + phones.size() + mails.size();
    }
}
