package throughline.privacy;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a room keeps of people outside of the house. Each room speaks of its own tables and files only. */
public interface PersonalData {
    /** Somebody who may be meant by a name. @param of whom they speak for; empty for a customer itself */
    record Suggestion(Reach.Thing thing, UUID id, String name, String of, List<String> phones, List<String> mails) {}

    /** Adds what of this room belongs to what was found so far. Asked again until nobody adds anything. */
    default void follow(Reach reach) {}

    /** Everything that people leave here, in the order in which it goes. */
    List<Trace> traces();

    /** What of it goes by itself after a while. */
    default List<RetentionClass> classes() {
        return List.of();
    }

    /** Who may be meant; a name alone finds nothing for certain. */
    default List<Suggestion> suggest(String name) {
        return List.of();
    }

    /** All numbers in E.164 and all mail addresses that are kept here of people who may ask to be erased. */
    default Set<String> numbersAndAddresses() {
        return Set.of();
    }
}
