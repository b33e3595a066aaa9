package throughline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import throughline.routing.Presence.Finishing;
import throughline.routing.Presence.NotIn;
import throughline.routing.Presence.NotReady;
import throughline.routing.Presence.Offered;
import throughline.routing.Presence.OnCall;
import throughline.routing.Presence.Ready;

/**
 * Everybody who waits and everybody who works, at one instant. Pure: a note and the time give the next floor and the decisions.
 *
 * <p>What it promises: within one priority the oldest contact is offered first; it goes to the agent who is free the longest among
 * those who may take it; a contact rings one agent at a time; an agent has one contact at a time.
 */
record Floor(Map<UUID, Agent> agents, Map<UUID, Waiting> waiting) {
    /**
     * After this much more than her time to answer, an offer that the wire never took back is taken back by force. Her browser did
     * not ring, or the call is over and its end is not written yet: neither is her fault.
     */
    static final Duration UNCONFIRMED = Duration.ofSeconds(5);

    /** A line that is away for longer takes a ready agent off duty. */
    static final Duration LINE_GRACE = Duration.ofSeconds(30);

    static final String MISSED = "missed-call";
    static final String DECLINED = "declined-call";
    static final String LINE_LOST = "line-lost";

    private static final List<BiPredicate<Agent, Waiting>> RULES = List.of(
            (agent, _) -> agent.presence() instanceof Ready,
            (agent, _) -> agent.lineUp(),
            (agent, waiting) -> waiting.skill() == null || agent.skills().contains(waiting.skill()));

    record Next(Floor floor, List<Decision> decisions) {}

    static Floor empty() {
        return new Floor(Map.of(), Map.of());
    }

    Next hear(Note note, Instant now) {
        var change = new Change(this, now);
        change.hear(note);
        change.offerWhoWaits();
        return new Next(
                new Floor(Map.copyOf(change.agents), Map.copyOf(change.waiting)), List.copyOf(change.decisions));
    }

    /** One step from floor to floor; never outlives {@link #hear}. */
    private static final class Change {
        private final Map<UUID, Agent> agents;
        private final Map<UUID, Waiting> waiting;
        private final List<Decision> decisions = new ArrayList<>();
        private final Instant now;

        Change(Floor from, Instant now) {
            this.agents = new HashMap<>(from.agents);
            this.waiting = new HashMap<>(from.waiting);
            this.now = now;
        }

        void hear(Note note) {
            switch (note) {
                case Note.Waits(var newcomer) -> waiting.put(newcomer.contact(), newcomer);
                case Note.Over(var contact) -> over(contact);
                case Note.WantsReady(var person, var skills) -> wantsReady(person, skills);
                case Note.WantsPause(var person, var reason) -> wantsPause(person, reason);
                case Note.SignedOut(var person) -> signedOut(person);
                case Note.LineUp(var person, var skills) ->
                    agents.put(person, agent(person).withSkills(skills).withLine(true, now));
                case Note.LineDown(var person) -> lineDown(person);
                case Note.Talks(var contact, var person) -> talks(contact, person);
                case Note.OfferNotTaken(var contact, var person, var why) -> offerNotTaken(contact, person, why);
                case Note.LostInCall(var contact, var person) -> lostInCall(contact, person);
                case Note.Finished(var contact, var person) -> finished(contact, person);
                case Note.Tick() -> {}
            }
            withdrawUnanswered();
            relieveWhoLostHerLine();
        }

        private void over(UUID contact) {
            var left = waiting.remove(contact);
            if (left != null && left.offeredTo() != null) {
                decisions.add(new Decision.Withdraw(contact, left.offeredTo()));
            }
            for (var agent : List.copyOf(agents.values())) {
                switch (agent.presence()) {
                    case Offered offered
                    when offered.contact().equals(contact) -> become(agent, new Ready(offered.readySince()));
                    case OnCall call
                    when call.contact().equals(contact) -> become(agent, new Finishing(contact, call.next(), now));
                    case NotIn _, NotReady _, Ready _, Offered _, OnCall _, Finishing _ -> {}
                }
            }
        }

        private void wantsReady(UUID person, Set<String> skills) {
            var agent = agent(person).withSkills(skills);
            agents.put(person, agent);
            switch (agent.presence()) {
                case NotIn _, NotReady _ -> become(agent, new Ready(now));
                case OnCall call -> become(agent, new OnCall(call.contact(), null, call.since()));
                case Finishing finishing -> become(agent, new Finishing(finishing.contact(), null, finishing.since()));
                case Ready _, Offered _ -> {}
            }
        }

        private void wantsPause(UUID person, String reason) {
            var agent = agent(person);
            switch (agent.presence()) {
                case NotIn _, Ready _ -> become(agent, new NotReady(reason, false, now));
                case NotReady notReady -> {
                    if (notReady.bySystem() || !notReady.reason().equals(reason)) {
                        become(agent, new NotReady(reason, false, now));
                    }
                }
                case Offered offered -> {
                    release(offered.contact(), person);
                    become(agent, new NotReady(reason, false, now));
                }
                case OnCall call -> become(agent, new OnCall(call.contact(), reason, call.since()));
                case Finishing finishing ->
                    become(agent, new Finishing(finishing.contact(), reason, finishing.since()));
            }
        }

        private void signedOut(UUID person) {
            var agent = agent(person);
            switch (agent.presence()) {
                case NotReady _, Ready _ -> become(agent, new NotIn(now));
                case Offered offered -> {
                    release(offered.contact(), person);
                    become(agent, new NotIn(now));
                }
                case NotIn _, OnCall _, Finishing _ -> {}
            }
        }

        /** A page reload takes her line away for a second or two: nobody rings her meanwhile, and she keeps her place. */
        private void lineDown(UUID person) {
            var agent = agent(person).withLine(false, now);
            agents.put(person, agent);
            if (agent.presence() instanceof Offered offered) {
                release(offered.contact(), person);
                become(agent, new Ready(offered.readySince()));
            }
        }

        private void talks(UUID contact, UUID person) {
            var taken = waiting.remove(contact);
            if (taken != null && taken.offeredTo() != null && !taken.offeredTo().equals(person)) {
                release(contact, taken.offeredTo());
            }
            become(agent(person), new OnCall(contact, null, now));
        }

        private void offerNotTaken(UUID contact, UUID person, Note.Why why) {
            var agent = agent(person);
            if (!(agent.presence() instanceof Offered offered)
                    || !offered.contact().equals(contact)) {
                return;
            }
            free(contact);
            become(
                    agent,
                    switch (why) {
                        case DECLINED -> new NotReady(DECLINED, true, now);
                        case LINE_DOWN -> new NotReady(LINE_LOST, true, now);
                        case LINE_BUSY -> new Ready(now);
                        case WITHDRAWN -> new NotReady(MISSED, true, now);
                    });
        }

        private void lostInCall(UUID contact, UUID person) {
            var agent = agent(person);
            if (agent.presence() instanceof OnCall call && call.contact().equals(contact)) {
                become(agent, new NotReady(LINE_LOST, true, now));
            }
        }

        private void finished(UUID contact, UUID person) {
            var agent = agent(person);
            if (agent.presence() instanceof Finishing finishing
                    && finishing.contact().equals(contact)) {
                var next = finishing.next();
                become(agent, next == null ? new Ready(now) : new NotReady(next, false, now));
            }
        }

        /** Time to answer is over: the wire is asked to stop ringing, and its answer moves the agent and the contact on. */
        private void withdrawUnanswered() {
            for (var agent : List.copyOf(agents.values())) {
                if (!(agent.presence() instanceof Offered offered) || now.isBefore(offered.until())) {
                    continue;
                }
                if (now.isBefore(offered.until().plus(UNCONFIRMED))) {
                    if (decisions.stream()
                            .noneMatch(new Decision.Withdraw(offered.contact(), agent.person())::equals)) {
                        decisions.add(new Decision.Withdraw(offered.contact(), agent.person()));
                    }
                } else {
                    free(offered.contact());
                    become(agent, new Ready(offered.readySince()));
                }
            }
        }

        private void relieveWhoLostHerLine() {
            for (var agent : List.copyOf(agents.values())) {
                if (agent.presence() instanceof Ready
                        && !agent.lineUp()
                        && !now.isBefore(agent.lineSince().plus(LINE_GRACE))) {
                    become(agent, new NotReady(LINE_LOST, true, now));
                }
            }
        }

        void offerWhoWaits() {
            waiting.values().stream()
                    .filter(contact -> contact.offeredTo() == null)
                    .sorted(Waiting.ORDER)
                    .forEach(contact -> {
                        var agent = longestFree(contact);
                        if (agent != null) {
                            offer(contact, agent, ((Ready) agent.presence()).since());
                        }
                    });
        }

        private void offer(Waiting contact, Agent agent, Instant readySince) {
            var offered = contact.offeredTo(agent.person());
            waiting.put(contact.contact(), offered);
            become(agent, new Offered(contact.contact(), now, now.plus(contact.offerTime()), readySince));
            decisions.add(new Decision.Offer(offered, agent.person()));
        }

        /** Whoever knows the matter already comes first, then whoever is free the longest. */
        private @Nullable Agent longestFree(Waiting contact) {
            return agents.values().stream()
                    .filter(agent -> RULES.stream().allMatch(rule -> rule.test(agent, contact)))
                    .min(Comparator.comparing((Agent agent) -> !agent.person().equals(contact.knownTo()))
                            .thenComparing(agent -> agent.presence().since())
                            .thenComparing(Agent::person))
                    .orElse(null);
        }

        private void release(UUID contact, UUID person) {
            decisions.add(new Decision.Withdraw(contact, person));
            free(contact);
        }

        private void free(UUID contact) {
            waiting.computeIfPresent(contact, (_, held) -> held.offeredTo(null));
        }

        private void become(Agent agent, Presence next) {
            agents.put(
                    agent.person(), agents.getOrDefault(agent.person(), agent).with(next));
            decisions.add(new Decision.Became(agent.person(), agent.presence(), next));
        }

        private Agent agent(UUID person) {
            return agents.getOrDefault(person, new Agent(person, Set.of(), false, now, new NotIn(now)));
        }
    }
}
