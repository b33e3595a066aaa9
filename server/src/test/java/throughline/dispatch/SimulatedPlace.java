package throughline.dispatch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

/** A place with its ladders and the people on them; some phones are known by few channels or by none. */
final class SimulatedPlace implements Cover {
    private static final List<String> CHANNELS = List.of("app", "text", "voice", "pager");
    private static final int PEOPLE = 9;

    /** Where a dispatcher looks when the ladder reaches nobody. */
    static final Rung BESIDE = new Rung(List.of(Who.NEIGHBOUR), List.of(new Way("text", 60), new Way("voice", 45)), 1);

    final Ladder usual;
    final Ladder worse;
    private final Map<Who, List<UUID>> standing = new EnumMap<>(Who.class);
    private final Map<UUID, Set<String>> channels = new HashMap<>();
    private final Set<UUID> away = new HashSet<>();
    private final List<UUID> people = new ArrayList<>();

    SimulatedPlace(SplittableRandom dice) {
        for (int i = 0; i < PEOPLE; i++) {
            var person = new UUID(1, i);
            people.add(person);
            var known = new HashSet<String>();
            CHANNELS.stream().filter(channel -> dice.nextInt(100) < 60).forEach(known::add);
            channels.put(person, known);
        }
        for (var who : Who.values()) {
            var there = new ArrayList<UUID>();
            for (int many = who == Who.RESCUE ? 0 : dice.nextInt(4); many > 0; many--) {
                var one = anybody(dice);
                if (!there.contains(one)) {
                    there.add(one);
                }
            }
            standing.put(who, there);
        }
        usual = ladder(dice);
        worse = ladder(dice);
    }

    private static Ladder ladder(SplittableRandom dice) {
        var rungs = new ArrayList<Rung>();
        for (var who : Who.values()) {
            if (who == Who.RESCUE || dice.nextInt(100) < 55) {
                continue;
            }
            var ways = new ArrayList<Way>();
            CHANNELS.stream()
                    .filter(channel -> dice.nextInt(100) < 65)
                    .forEach(channel -> ways.add(new Way(channel, 10 + dice.nextInt(110))));
            rungs.add(new Rung(
                    List.of(who), ways.isEmpty() ? List.of(new Way("text", 60)) : ways, 1 + dice.nextInt(3) / 2));
        }
        if (rungs.isEmpty()) {
            rungs.add(new Rung(List.of(Who.ON_CALL, Who.BACKUP), List.of(new Way("text", 60)), 1));
        }
        if (dice.nextInt(100) < 30) {
            rungs.add(new Rung(List.of(Who.RESCUE), List.of(), 1));
        }
        return new Ladder(
                rungs, dice.nextInt(100) < 30 ? 2 : 1, dice.nextInt(100) < 50 ? 15 + dice.nextInt(600) : null);
    }

    UUID anybody(SplittableRandom dice) {
        return people.get(dice.nextInt(people.size()));
    }

    /** Where one is asked after the other, people may come and go, and the climb takes no longer. */
    boolean mayComeAndGo() {
        return usual.rungs().stream().allMatch(rung -> rung.atOnce() == 1)
                && worse.rungs().stream().allMatch(rung -> rung.atOnce() == 1);
    }

    void comesOrGoes(UUID person) {
        if (!away.remove(person)) {
            away.add(person);
        }
    }

    /** The longest that one offer can take, in seconds. */
    int slowest() {
        return Stream.of(usual, worse)
                .flatMap(ladder -> ladder.rungs().stream())
                .mapToInt(rung -> rung.ways().stream().mapToInt(Way::seconds).sum())
                .max()
                .orElseThrow();
    }

    /** So many may stand there at some time. */
    int most(Who who) {
        return standing.get(who).size();
    }

    @Override
    public List<UUID> of(Who who) {
        return standing.get(who).stream().filter(each -> !away.contains(each)).toList();
    }

    @Override
    public boolean reaches(UUID technician, String channel) {
        return channels.get(technician).contains(channel);
    }

    /** The turns of a place stay as they are. */
    @Override
    public Set<UUID> relieved() {
        return Set.of();
    }
}
