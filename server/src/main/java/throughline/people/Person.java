package throughline.people;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody with an account.
 *
 * @param language {@code en}, {@code zh-Hant}, {@code sv} or {@code et}
 * @param theme {@code system}, {@code light} or {@code dark}
 * @param lettersOff single letters do nothing on her screen
 * @param active false: may not sign in and is offered nothing
 * @param skills free words such as {@code lift-sv}
 * @param branch sees what belongs to it and to all below it; {@link Branch#COMPANY} for everything
 * @param version goes up with every change by an administrator
 */
public record Person(
        UserId id,
        String name,
        String email,
        String language,
        String theme,
        boolean lettersOff,
        boolean active,
        Set<Role> roles,
        Set<String> skills,
        UUID branch,
        int version) {
    public Person {
        roles = Set.copyOf(roles);
        skills = Set.copyOf(skills);
    }
}
