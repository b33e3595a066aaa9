package throughline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import throughline.dispatch.Candidate.Part;
import throughline.dispatch.Candidate.Why;
import throughline.dispatch.Ranking.Need;
import throughline.dispatch.Ranking.Standing;
import throughline.work.OrderBook.InHand;
import throughline.work.OrderBook.Visits;

/** Who comes first, and which sentence says why. */
class RankingTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:30:00Z"); // 02:30 on the 24th in Tallinn
    private static final Spot TOWN_HALL = new Spot(59.4370, 24.7454);
    private static final Need STUCK = need(Set.of("release", "hydraulic"), true);
    private static final Need DOOR = need(Set.of("hydraulic"), false);

    private int people;

    @Test
    void theStepsOfTheLadderComeBeforeWhateverSpeaksForSomebodyOnALaterOne() {
        var far = on(1, technician("Far").based(58.38, 26.72));
        var near = on(2, technician("Near").based(59.43, 24.74).knowing("Kone"));
        assertThat(best(DOOR, near, far)).containsExactly("Far", "Near");
    }

    @Test
    void onOneStepTheNearerTheFreerAndWhoKnowsTheLiftComesFirst() {
        var stranger = on(1, technician("Stranger").based(59.4370, 24.7454));
        var knows = on(1, technician("Knows").based(59.4370, 24.7454)).visited(3);
        var busy = on(1, technician("Busy").based(59.4370, 24.7454)).has(6);
        var far = on(1, technician("Far").based(59.2, 24.7454));
        assertThat(best(DOOR, far, busy, stranger, knows)).containsExactly("Knows", "Stranger", "Busy", "Far");
        assertThat(part(DOOR, far, Why.DRIVES))
                .as("26 km straight, a third more by road, at 40 an hour")
                .returns(53, Part::count)
                .returns("26", Part::what);
        assertThat(part(DOOR, knows, Why.KNOWS_LIFT).count()).isEqualTo(3);
    }

    @Test
    void whoeverIsExcludedComesLastAndASentenceSaysWhy() {
        var fit = on(3, technician("Fit"));
        var expired = on(1, technician("Expired").licensed("Pressure", LocalDate.of(2026, 11, 23)));
        var today = on(1, technician("Today").licensed("Pressure", LocalDate.of(2026, 11, 24)));
        var untrained = on(1, technician("Untrained").able("hydraulic"));
        var entrapment = on(1, technician("Entrapment")).has(2);
        var resting = on(1, technician("Resting")).resting();
        var off = on(null, technician("Off"));
        assertThat(best(STUCK, expired, untrained, entrapment, resting, off, fit, today))
                .startsWith("Today", "Fit")
                .endsWith("Off");
        assertThat(excludes(STUCK, expired)).containsExactly(Why.LICENCE_EXPIRED);
        assertThat(part(STUCK, expired, Why.LICENCE_EXPIRED).what()).isEqualTo("Pressure");
        assertThat(excludes(STUCK, untrained)).containsExactly(Why.NOT_TRAINED);
        assertThat(excludes(STUCK, entrapment)).containsExactly(Why.ON_ENTRAPMENT);
        assertThat(excludes(STUCK, resting)).containsExactly(Why.RESTING);
        assertThat(excludes(STUCK, off)).containsExactly(Why.OFF_DUTY);
        assertThat(excludes(DOOR, untrained)).as("nobody is inside").isEmpty();
        assertThat(part(STUCK, today, Why.LICENCE_ENDS).what())
                .as("the last day counts on the clocks of the place")
                .isEqualTo("Pressure");
    }

    @Test
    void onlyThoseWhoMayNotGoAtAllAreLeftOutByTheLadderItself() {
        assertThat(mayGo(STUCK, on(1, technician("Untrained").able("hydraulic"))))
                .isFalse();
        assertThat(mayGo(DOOR, on(1, technician("Untrained").able("hydraulic"))))
                .as("nobody is inside")
                .isTrue();
        assertThat(mayGo(DOOR, on(1, technician("Expired").licensed("Pressure", LocalDate.of(2026, 11, 23)))))
                .isFalse();
        assertThat(mayGo(STUCK, on(1, technician("Entrapment")).has(2))).isTrue();
        assertThat(mayGo(STUCK, on(1, technician("Unknown").able())))
                .as("nobody wrote down what he can do, and people wait")
                .isTrue();
    }

    @Test
    void wherePeopleWereLastCountsBeforeWhereTheyStartAndItsAgeIsSaid() {
        var fresh = on(1, technician("Fresh").based(58.38, 26.72)).seen(Duration.ofMinutes(10));
        var old = on(1, technician("Old")).seen(Duration.ofMinutes(61));
        var nowhere = on(1, technician("Nowhere"));
        var yesterday = on(1, technician("Yesterday").based(59.4370, 24.7454)).seen(Duration.ofHours(13));
        assertThat(part(DOOR, fresh, Why.DRIVES).count()).isEqualTo(1);
        assertThat(part(DOOR, yesterday, Why.POSITION_UNKNOWN).at())
                .as("counted from where the way to work begins, and said")
                .isEqualTo(NOW.minus(Duration.ofHours(13)));
        assertThat(whys(DOOR, fresh)).doesNotContain(Why.POSITION_OLD, Why.POSITION_UNKNOWN);
        assertThat(part(DOOR, old, Why.POSITION_OLD).at()).isEqualTo(NOW.minus(Duration.ofMinutes(61)));
        assertThat(whys(DOOR, nowhere)).contains(Why.DISTANCE_UNKNOWN).doesNotContain(Why.DRIVES);
        assertThat(assess(DOOR, nowhere).thereAbout()).isNull();
    }

    @Test
    void whoWouldBeThereFirstIsGuessedFromTheRestOfAJobAndTheDrive() {
        var soonFree = on(1, technician("Soon").based(59.4370, 24.7454)).has(6, Duration.ofMinutes(6));
        var longBusy = on(1, technician("Long").based(59.4370, 24.7454)).has(6, Duration.ofMinutes(90));
        var far = on(1, technician("Far").based(59.2, 24.7454));
        assertThat(best(DOOR, longBusy, far, soonFree)).containsExactly("Soon", "Far", "Long");
        assertThat(assess(DOOR, soonFree).thereAbout()).isEqualTo(NOW.plus(Duration.ofMinutes(7)));
        assertThat(assess(DOOR, far).thereAbout()).isEqualTo(NOW.plus(Duration.ofMinutes(53)));
        assertThat(part(DOOR, longBusy, Why.BUSY).at()).isEqualTo(NOW.plus(Duration.ofMinutes(90)));
        assertThat(new Driving(30, 50).minutes(10)).isEqualTo(30);
    }

    @Test
    void theMakeOfTheControllerAndTheLanguageOfTheCustomerAreSaid() {
        assertThat(part(DOOR, on(1, technician("Kone").knowing("kone")), Why.KNOWS_FAMILY)
                        .what())
                .isEqualTo("kone");
        assertThat(whys(DOOR, on(1, technician("Otis").knowing("Otis")))).contains(Why.FAMILY_NEW);
        assertThat(whys(DOOR, on(1, technician("Unknown")))).doesNotContain(Why.FAMILY_NEW, Why.KNOWS_FAMILY);
        assertThat(whys(DOOR, on(1, technician("Swede").speaking("sv")))).contains(Why.SPEAKS_NOT);
        assertThat(part(DOOR, on(1, technician("Traction").able("traction", "release")), Why.SKILL_MISSING)
                        .what())
                .isEqualTo("hydraulic");
    }

    private static Need need(Set<String> skills, boolean release) {
        return new Need(
                skills,
                release,
                "Kone MonoSpace",
                "et",
                TOWN_HALL,
                ZoneId.of("Europe/Tallinn"),
                new Driving(40, 35),
                NOW);
    }

    private static List<String> best(Need need, Of... all) {
        return Arrays.stream(all)
                .map(each -> Ranking.assess(need, each.standing()))
                .sorted(Ranking.BEST_FIRST)
                .map(each -> each.technician().name())
                .toList();
    }

    private static boolean mayGo(Need need, Of of) {
        return Ranking.mayGo(of.standing().technician(), need.release(), need.today());
    }

    private static Part part(Need need, Of of, Why why) {
        return Ranking.assess(need, of.standing()).parts().stream()
                .filter(each -> each.why() == why)
                .findFirst()
                .orElseThrow();
    }

    private static List<Why> whys(Need need, Of of) {
        return Ranking.assess(need, of.standing()).parts().stream()
                .map(Part::why)
                .toList();
    }

    private static List<Why> excludes(Need need, Of of) {
        return whys(need, of).stream().filter(Why::excludes).toList();
    }

    private static Candidate assess(Need need, Of of) {
        return Ranking.assess(need, of.standing());
    }

    private Person technician(String name) {
        return new Person(
                new UUID(4, ++people), name, "et", List.of("release", "hydraulic"), List.of(), List.of(), null, null);
    }

    private static Of on(@Nullable Integer step, Person who) {
        return new Of(who, step, new ArrayList<>(), null, null, null);
    }

    private record Person(
            UUID id,
            String name,
            String language,
            List<String> skills,
            List<String> families,
            List<Licence> licences,
            @Nullable Double latitude,
            @Nullable Double longitude) {
        Person based(double latitude, double longitude) {
            return new Person(id, name, language, skills, families, licences, latitude, longitude);
        }

        Person knowing(String family) {
            return new Person(id, name, language, skills, List.of(family), licences, latitude, longitude);
        }

        Person speaking(String other) {
            return new Person(id, name, other, skills, families, licences, latitude, longitude);
        }

        Person able(String... others) {
            return new Person(id, name, language, List.of(others), families, licences, latitude, longitude);
        }

        Person licensed(String what, LocalDate until) {
            return new Person(
                    id, name, language, skills, families, List.of(new Licence(what, until)), latitude, longitude);
        }

        Technician technician() {
            return new Technician(
                    id,
                    null,
                    name,
                    "+3722000100",
                    language,
                    skills,
                    families,
                    List.of(),
                    licences,
                    latitude,
                    longitude,
                    "Tallinn",
                    null,
                    null,
                    null,
                    true,
                    1);
        }
    }

    private record Of(
            Person who,
            @Nullable Integer step,
            List<InHand> jobs,
            @Nullable Visits visits,
            Positions.@Nullable Seen seen,
            @Nullable Instant rests) {
        Of has(int urgency) {
            return new Of(who, step, List.of(free(Duration.ofMinutes(30), urgency)), visits, seen, rests);
        }

        Of has(int urgency, Duration howLong) {
            return new Of(who, step, List.of(free(howLong, urgency)), visits, seen, rests);
        }

        private InHand free(Duration later, int urgency) {
            return new InHand(who.id(), new UUID(5, 5), urgency, new UUID(6, 6), NOW.plus(later));
        }

        Of visited(int times) {
            return new Of(who, step, jobs, new Visits(times, NOW), seen, rests);
        }

        Of seen(Duration ago) {
            return new Of(who, step, jobs, visits, new Positions.Seen(TOWN_HALL, NOW.minus(ago)), rests);
        }

        Of resting() {
            return new Of(who, step, jobs, visits, seen, NOW.plusSeconds(60));
        }

        Standing standing() {
            return new Standing(
                    who.technician(),
                    step == null ? null : 1,
                    step,
                    jobs,
                    null,
                    visits,
                    seen,
                    rests,
                    false,
                    false,
                    false,
                    0);
        }
    }
}
