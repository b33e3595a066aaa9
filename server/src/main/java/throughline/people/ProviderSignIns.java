package throughline.people;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.kernel.Secret;
import throughline.kernel.Transactions;
import throughline.kernel.Witness;
import throughline.kernel.Witness.Act;
import throughline.people.ProviderSubjects.Meant;

/**
 * Signing in at the company's identity provider. It is asked once, at the sign-in: the session is ours, so whoever works goes on while the
 * provider is away, and passwords and passkeys let in as ever.
 */
@Component
public class ProviderSignIns {
    /**
     * @param cookie the secret that the browser keeps until it comes back
     * @param address where it is sent
     */
    public record Begun(String cookie, Duration valid, URI address) {}

    private sealed interface Verdict {
        record In(Sessions.Opened opened) implements Verdict {}

        record Out(@Nullable UserId owner, Refused refusal) implements Verdict {}
    }

    private final Transactions transactions;
    private final ProviderRequests requests;
    private final ProviderSubjects subjects;
    private final PasskeyNeed need;
    private final Sessions sessions;
    private final ObjectProvider<Witness> witnesses;
    private final ObjectProvider<Provider> providers;

    ProviderSignIns(
            Transactions transactions,
            ProviderRequests requests,
            ProviderSubjects subjects,
            PasskeyNeed need,
            Sessions sessions,
            ObjectProvider<Witness> witnesses,
            ObjectProvider<Provider> providers) {
        this.transactions = transactions;
        this.requests = requests;
        this.subjects = subjects;
        this.need = need;
        this.sessions = sessions;
        this.witnesses = witnesses;
        this.providers = providers;
    }

    /** What people call the provider; null in a house that has none. */
    public @Nullable String provider() {
        var provider = providers.getIfAvailable();
        return provider == null ? null : provider.name();
    }

    public Begun begin(Visitor visitor) {
        var ofBrowser = Secret.fresh();
        var address = asked().ask(ProviderRequests.question(ofBrowser));
        requests.keep(ofBrowser, visitor);
        return new Begun(ofBrowser.text(), ProviderRequests.VALID, address);
    }

    /**
     * Opens a session for whom the provider means.
     *
     * @param cookie of the browser that was sent there; null when it has none
     */
    public Sessions.Opened signIn(@Nullable String cookie, String state, Provider.Reply reply, Visitor visitor) {
        var provider = asked();
        var identity = identity(provider, cookie, state, reply);
        return switch (transactions.in(() -> judged(provider.name(), identity, visitor))) {
            case Verdict.In(var opened) -> opened;
            case Verdict.Out(var owner, var refusal) -> throw noted(owner, refusal);
        };
    }

    private Provider.Identity identity(Provider provider, @Nullable String cookie, String state, Provider.Reply reply) {
        try {
            if (cookie == null || cookie.isEmpty()) {
                throw ProviderRequests.spent();
            }
            return provider.answer(requests.use(new Secret(cookie), state), reply);
        } catch (Refused refused) {
            throw noted(null, refused);
        }
    }

    private Verdict judged(String provider, Provider.Identity identity, Visitor visitor) {
        return switch (subjects.meant(identity)) {
            case Meant.Somebody(var user) -> judged(provider, user, identity, visitor);
            case Meant.Inactive(var user) ->
                new Verdict.Out(
                        user,
                        new Refused(
                                "people.sign-in-provider-inactive",
                                "Your account here was closed. An administrator can open it again."));
            case Meant.Taken(var user) ->
                new Verdict.Out(
                        user,
                        new Refused(
                                "people.sign-in-provider-taken",
                                "The person with your e-mail address signs in here as somebody else of {0}. An administrator can undo that.",
                                provider));
            case Meant.Nobody _ ->
                new Verdict.Out(
                        null,
                        new Refused(
                                "people.sign-in-provider-nobody",
                                "Nobody has your e-mail address here. An administrator can add you."));
            case Meant.Unverified _ ->
                new Verdict.Out(
                        null,
                        new Refused(
                                "people.sign-in-provider-unverified",
                                "{0} does not say that your e-mail address has been verified, so you cannot be found here by it.",
                                provider));
        };
    }

    private Verdict judged(String provider, UserId user, Provider.Identity identity, Visitor visitor) {
        var factor = identity.strong() ? Factor.STRONG_PROVIDER : Factor.PROVIDER;
        if (!factor.isStrong() && need.isOf(user) && need.isMet(user)) {
            return new Verdict.Out(
                    user,
                    new Refused(
                            "people.sign-in-provider-needs-passkey",
                            "{0} does not say that you signed in with a passkey there, which your roles need. Sign in with yours here.",
                            provider));
        }
        subjects.used(user, identity);
        return new Verdict.In(sessions.open(user, visitor, factor));
    }

    private Provider asked() {
        var provider = providers.getIfAvailable();
        if (provider == null) {
            throw new Refused("people.no-such-provider", "This house has no identity provider.");
        }
        return provider;
    }

    private Refused noted(@Nullable UserId owner, Refused refusal) {
        witnesses.ifAvailable(witness ->
                witness.note(Act.SIGN_IN_FAILED, "person", owner == null ? null : owner.toString(), refusal.code()));
        return refusal;
    }
}
