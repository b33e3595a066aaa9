package throughline.demo;

import static throughline.people.Role.ADMINISTRATOR;
import static throughline.people.Role.AGENT;
import static throughline.people.Role.DISPATCHER;
import static throughline.people.Role.SUPERVISOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import throughline.dispatch.TechnicianForm;
import throughline.people.Role;

/** Who works at the sample company. */
final class SampleStaff {
    /** The first numbers of each range are the company's: its dialled numbers and its technicians' phones. */
    static final int NUMBERS_OF_ITS_OWN = 5;

    /** Somebody at a desk, who signs in. */
    record Colleague(String name, String email, String language, Set<Role> roles, Set<String> skills) {}

    /**
     * A number that customers dial, and what whoever answers must speak.
     *
     * @param extension the same queue from a telephone on the desk
     */
    record Desk(String queue, String language, String skill, String dialled, String extension) {}

    static final List<Colleague> COLLEAGUES = List.of(
            new Colleague("Ada Quillfeather", "ada@lodlinje.example", "en", Set.of(ADMINISTRATOR), Set.of()),
            new Colleague("Birger Solvänd", "birger@lodlinje.example", "sv", Set.of(SUPERVISOR), Set.of()),
            new Colleague("Piret Tuulelend", "piret@lodlinje.example", "et", Set.of(DISPATCHER), Set.of()),
            agent("Clover Ottershaw", "clover", "en", "lift-en"),
            agent("Fergus Windlass", "fergus", "en", "lift-en"),
            agent("Saga Granlykta", "saga", "sv", "lift-sv", "lift-en"),
            agent("Sixten Stormhatt", "sixten", "sv", "lift-sv"),
            agent("Liis Kuukiir", "liis", "et", "lift-et", "lift-en"),
            agent("林星瀾", "xinglan", "zh-Hant", "lift-zh", "lift-en"));

    static final List<Desk> DESKS = List.of(
            new Desk("Lifts, English", "en", "lift-en", "+442079460000", "1001"),
            new Desk("Hissar, svenska", "sv", "lift-sv", "+46846500400", "1002"),
            new Desk("Liftid, eesti", "et", "lift-et", "+3722000000", "1003"),
            new Desk("電梯，中文", "zh-Hant", "lift-zh", "+886200000000", "1004"));

    private static final int A_LAND = 3;
    private static final List<List<String>> ABILITIES = List.of(
            List.of("release", "traction", "hydraulic"),
            List.of("release", "traction", "escalator"),
            List.of("release", "traction", "goods", "platform"));

    private SampleStaff() {}

    /** Three for each area, twelve in all. */
    static List<TechnicianForm> technicians(long seed) {
        var dice = new Dice(seed);
        var technicians = new ArrayList<TechnicianForm>();
        for (var land : Land.ALL) {
            var pattern = land.places().getFirst().phone();
            for (int i = 0; i < A_LAND; i++) {
                var name = SampleWorld.person(dice, land);
                var depot = Land.somewhere(land.code(), name);
                technicians.add(new TechnicianForm(
                        null,
                        name,
                        pattern.formatted(NUMBERS_OF_ITS_OWN - 1 - i),
                        land.language(),
                        ABILITIES.get(i),
                        List.of(),
                        List.of(),
                        List.of(),
                        depot[0],
                        depot[1],
                        land.area(),
                        true,
                        null,
                        null,
                        null,
                        null));
            }
        }
        return List.copyOf(technicians);
    }

    private static Colleague agent(String name, String mailbox, String language, String... skills) {
        return new Colleague(name, mailbox + "@lodlinje.example", language, Set.of(AGENT), Set.of(skills));
    }
}
