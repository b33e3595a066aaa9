package throughline.people;

/** Name, language, roles, skills or activity of a person changed, or the person is new. Announced in the transaction of the change. */
public record UserChanged(UserId user) {}
