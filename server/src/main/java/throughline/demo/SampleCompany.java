package throughline.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import throughline.demo.SampleStaff.Colleague;
import throughline.demo.SampleStaff.Desk;
import throughline.dispatch.Technicians;
import throughline.house.Settings;
import throughline.house.Start.ConsoleLine;
import throughline.kernel.Transactions;
import throughline.people.People;
import throughline.people.SetUp;
import throughline.people.UserId;
import throughline.people.Users;
import throughline.routing.Queues;
import throughline.routing.Queues.Queue;

/** Fills an empty demo home with the sample company, all of it or nothing, and prints who can sign in at each start. */
@Component
class SampleCompany implements ApplicationRunner, ConsoleLine {
    private static final Logger LOG = LoggerFactory.getLogger(SampleCompany.class);
    private static final String NAME = "Lodlinje Lift Service";
    private static final int PRIORITY = 5;
    private static final int ANSWER_WITHIN_SECONDS = 20;
    private static final int OFFER_SECONDS = 20;

    private final Settings settings;
    private final Transactions transactions;
    private final SetUp setUp;
    private final People people;
    private final Users users;
    private final SampleDirectory directory;
    private final Technicians technicians;
    private final SampleRota rota;
    private final Queues queues;

    SampleCompany(
            Settings settings,
            Transactions transactions,
            SetUp setUp,
            People people,
            Users users,
            SampleDirectory directory,
            Technicians technicians,
            SampleRota rota,
            Queues queues) {
        this.settings = settings;
        this.transactions = transactions;
        this.setUp = setUp;
        this.people = people;
        this.users = users;
        this.directory = directory;
        this.technicians = technicians;
        this.rota = rota;
        this.queues = queues;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.demo()) {
            transactions.run(() -> {
                if (setUp.needed()) {
                    fill();
                }
                if (livesHere()) {
                    rota.extend();
                }
            });
        }
    }

    @Override
    public List<String> lines() {
        if (!settings.demo() || !livesHere()) {
            return List.of();
        }
        var passwords = passwords();
        var people = SampleStaff.COLLEAGUES.stream()
                .map(each -> "  %-24s %s  %s".formatted(each.email(), passwords.get(each.email()), duty(each)));
        var numbers = SampleStaff.DESKS.stream()
                .map(each -> "  %s or %s: %s".formatted(each.dialled(), each.extension(), each.queue()));
        return Stream.of(
                        Stream.of("The sample company %s. Sign in as".formatted(NAME)),
                        people,
                        Stream.of("Numbers to call"),
                        numbers)
                .flatMap(lines -> lines)
                .toList();
    }

    private void fill() {
        long start = System.nanoTime();
        setUp.nameCompany(NAME);
        var by = hire().value();
        directory.add(SampleWorld.of(SampleWorld.SEED, SampleWorld.UNITS), by);
        SampleStaff.technicians(SampleWorld.SEED).forEach(technician -> technicians.add(technician, by));
        SampleStaff.DESKS.forEach(desk -> queues.create(queue(desk), by));
        LOG.info("The sample company moved in within {} ms", (System.nanoTime() - start) / 1_000_000);
    }

    /** False in a home that another company moved into before: nothing is written there. */
    private boolean livesHere() {
        return people.findByEmail(SampleStaff.COLLEAGUES.getFirst().email()) != null;
    }

    /** @return the administrator, who does all the rest */
    private UserId hire() {
        var passwords = passwords();
        var hired = SampleStaff.COLLEAGUES.stream()
                .map(each -> users.create(
                        new Users.New(
                                each.name(),
                                each.email(),
                                each.language(),
                                each.roles(),
                                each.skills(),
                                passwords.get(each.email())),
                        null))
                .toList();
        return hired.getFirst();
    }

    private Map<String, String> passwords() {
        return SignInsOfTheHome.of(
                settings.absoluteHome(),
                SampleStaff.COLLEAGUES.stream().map(Colleague::email).toList());
    }

    private static Queue queue(Desk desk) {
        return new Queue(
                new UUID(0, 0),
                desk.queue(),
                desk.language(),
                desk.skill(),
                PRIORITY,
                ANSWER_WITHIN_SECONDS,
                OFFER_SECONDS,
                List.of(desk.dialled(), desk.extension()),
                0);
    }

    private static String duty(Colleague colleague) {
        var role = colleague.roles().iterator().next().word();
        return colleague.skills().isEmpty()
                ? role
                : "%s (%s)"
                        .formatted(
                                role,
                                String.join(
                                        ", ",
                                        colleague.skills().stream().sorted().toList()));
    }
}
