package throughline.edge.openid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import throughline.kernel.Refused;
import throughline.people.Branch;
import throughline.people.People;
import throughline.people.Provider;
import throughline.people.ProviderSignIns;
import throughline.people.ProviderSubjects;
import throughline.people.Role;
import throughline.people.Sessions;
import throughline.people.UserId;
import throughline.people.Users;
import throughline.people.Visitor;
import throughline.testing.ForgingProvider;
import throughline.testing.SetClock;
import throughline.testing.SomeRooms;

/** Whatever a provider says, or somebody in its name: only what is proved, for this browser, here and now, lets in whom it means. */
class WhatAProviderSaysTest {
    private static final Visitor VISITOR = new Visitor("192.0.2.7", "Firefox");
    private static final ForgingProvider PROVIDER = new ForgingProvider();
    private static final SomeRooms ROOMS = SomeRooms.beside(
            provider(PROVIDER.issuer(), InstantSource.system()), Instant.parse("2026-11-27T08:00:00Z"));
    private static final ProviderSignIns SIGN_INS = ROOMS.door(ProviderSignIns.class);
    private static final ProviderSubjects SUBJECTS = ROOMS.door(ProviderSubjects.class);
    private static final List<String> BOTH = List.of(ForgingProvider.CLIENT, "another-client");
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    private static int people;
    private String email;
    private UserId ana;

    private static OpenIdProvider provider(String issuer, InstantSource clock) {
        var client = new OpenIdProvider.Client(
                "Lift House",
                new Issuer(issuer),
                new ClientID(ForgingProvider.CLIENT),
                new Secret(ForgingProvider.SECRET),
                URI.create("https://desk.lift.example/provider"),
                Set.of("phr"));
        var wire = new ProviderWire(URI.create(issuer));
        return new OpenIdProvider(client, wire, new Discovery(client.issuer(), wire, clock));
    }

    @BeforeEach
    void somebodyWasInvited() {
        if (!LOG.isStarted()) {
            LOG.start();
            ((Logger) LoggerFactory.getLogger("throughline.edge.openid")).addAppender(LOG);
        }
        people++;
        email = "ana.%d@lift.example".formatted(people);
        ana = ROOMS.door(Users.class)
                .create(new Users.New("Ana", email, "en", Set.of(Role.AGENT), Set.of(), null), null);
    }

    @AfterAll
    static void nothingOfATokenStandsInTheLog() {
        assertThat(LOG.list)
                .isNotEmpty()
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains("eyJ") || line.contains("@") || line.contains(ForgingProvider.SECRET));
        PROVIDER.close();
        ROOMS.close();
    }

    @Test
    void whomItMeansIsInWithASessionOfOurs() {
        var way = SIGN_INS.begin(VISITOR);
        assertThat(way.valid()).isEqualTo(Duration.ofMinutes(10));
        assertThat(way.address().getQuery())
                .contains("response_type=code", "code_challenge_method=S256", "scope=openid")
                .contains("redirect_uri=https://desk.lift.example/provider");
        assertThat(PROVIDER.asked(way.address()).toString()).doesNotContain(way.cookie());

        var opened = brings(way, honest(way, "s-" + people));
        assertThat(opened.user()).isEqualTo(ana);
        assertThat(ROOMS.door(Sessions.class).find(opened.cookie()).roles()).containsExactly(Role.AGENT);
        assertThat(SUBJECTS.isBound(ana)).isTrue();
    }

    /** Each of these is an answer that somebody would try who is not the provider, or not hers, or not of now. */
    // ASVS 6.8.2
    @Test
    void whatIsNotProvedOpensNothing() throws JOSEException {
        var stranger = new RSAKeyGenerator(2048).keyID("of-a-stranger").generate();
        var impostor = new RSAKey.Builder(new RSAKeyGenerator(2048).generate())
                .keyID(PROVIDER.key().getKeyID())
                .build();
        var publicKey = PROVIDER.key().toRSAPublicKey().getEncoded();
        var told = Map.<String, UnaryOperator<JWTClaimsSet.Builder>>ofEntries(
                entry("another issuer", claims -> claims.issuer("https://elsewhere.example")),
                entry("the same issuer with a slash", claims -> claims.issuer(PROVIDER.issuer() + "/")),
                entry("another audience", claims -> claims.audience("another-client")),
                entry("no audience", claims -> claims.audience(List.of())),
                entry(
                        "ours among others, made for another",
                        claims -> claims.audience(BOTH).claim("azp", "another-client")),
                entry("ours among others, made for nobody", claims -> claims.audience(BOTH)),
                entry("another nonce", claims -> claims.claim("nonce", "of-another-sign-in")),
                entry("no nonce", claims -> claims.claim("nonce", null)),
                entry("expired", claims -> claims.expirationTime(in(Duration.ofMinutes(-2)))),
                entry("never expires", claims -> claims.expirationTime(null)),
                entry("of the future", claims -> claims.issueTime(in(Duration.ofMinutes(5)))),
                entry("nobody", claims -> claims.subject(null)),
                entry("a subject too long", claims -> claims.subject("s".repeat(256))));
        told.forEach((what, change) ->
                assertThat(refusal(change)).as(what).isEqualTo("people.sign-in-provider-not-believed"));

        var signed = Map.<String, Function<JWTClaimsSet, String>>of(
                "not signed", claims -> new PlainJWT(claims).serialize(),
                "signed with what the client knows", claims -> mac(claims, ForgingProvider.SECRET.getBytes(UTF_8)),
                "signed with what everybody knows", claims -> mac(claims, publicKey),
                "signed with a key of a stranger", claims -> rsa(claims, stranger),
                "signed with a key of the same name", claims -> rsa(claims, impostor),
                "changed after it was signed", claims -> changed(PROVIDER.signed(claims)),
                "no token at all", _ -> "nothing");
        signed.forEach((what, forge) -> {
            var way = SIGN_INS.begin(VISITOR);
            assertThat(refusal(way, forge.apply(claims(way, "s-" + people).build())))
                    .as(what)
                    .isEqualTo("people.sign-in-provider-not-believed");
        });
        assertThat(SUBJECTS.isBound(ana)).isFalse();
    }

    // ASVS 7.6.2
    @Test
    void anAnswerCountsOnceAndSoonAndForTheBrowserThatWasSent() {
        var way = SIGN_INS.begin(VISITOR);
        var another = SIGN_INS.begin(VISITOR);
        var asked = PROVIDER.asked(way.address());
        var code = PROVIDER.codeFor(asked, honest(way, "s-" + people));
        var reply = new Provider.Reply(code, null, PROVIDER.issuer());
        for (var cookie : new @Nullable String[] {another.cookie(), "guessed", "", null}) {
            assertThat(refusal(cookie, asked.state(), reply)).isEqualTo("people.sign-in-provider-spent");
        }
        assertThat(refusal(way.cookie(), PROVIDER.asked(another.address()).state(), reply))
                .isEqualTo("people.sign-in-provider-spent");

        assertThat(SIGN_INS.signIn(way.cookie(), asked.state(), reply, VISITOR).user())
                .isEqualTo(ana);
        assertThat(refusal(way.cookie(), asked.state(), reply))
                .as("the same state again")
                .isEqualTo("people.sign-in-provider-spent");

        var again = SIGN_INS.begin(VISITOR);
        PROVIDER.codeFor(PROVIDER.asked(again.address()), honest(again, "s-" + people));
        assertThat(refusal(again.cookie(), PROVIDER.asked(again.address()).state(), reply))
                .as("the same code again")
                .isEqualTo("people.sign-in-provider-not-believed");

        var late = SIGN_INS.begin(VISITOR);
        ROOMS.clock().passes(Duration.ofMinutes(10));
        assertThat(refusal(late, honest(late, "s-" + people))).isEqualTo("people.sign-in-provider-spent");
    }

    @Test
    void anAnswerOfAnotherProviderIsNotSentToThisOne() {
        var way = SIGN_INS.begin(VISITOR);
        var asked = PROVIDER.asked(way.address());
        var code = PROVIDER.codeFor(asked, honest(way, "s-" + people));
        assertThat(refusal(way.cookie(), asked.state(), new Provider.Reply(code, null, "https://elsewhere.example")))
                .isEqualTo("people.sign-in-provider-not-believed");

        var refused = SIGN_INS.begin(VISITOR);
        var no = new Provider.Reply(null, "access_denied", PROVIDER.issuer());
        assertThat(refusal(refused.cookie(), PROVIDER.asked(refused.address()).state(), no))
                .isEqualTo("people.sign-in-provider-refused");
    }

    @Test
    void nobodyIsFoundByAnAddressThatIsNotVerifiedNorEverMade() {
        assertThat(refusal(claims -> claims.claim("email_verified", false)))
                .isEqualTo("people.sign-in-provider-unverified");
        assertThat(refusal(claims -> claims.claim("email_verified", "true")))
                .isEqualTo("people.sign-in-provider-unverified");
        assertThat(refusal(claims -> claims.claim("email_verified", null)))
                .isEqualTo("people.sign-in-provider-unverified");
        assertThat(refusal(claims -> claims.claim("email", "stranger@lift.example")))
                .isEqualTo("people.sign-in-provider-nobody");
        assertThat(ROOMS.door(People.class).findByEmail("stranger@lift.example"))
                .isNull();
        assertThat(SUBJECTS.isBound(ana)).isFalse();
    }

    @Test
    void whoWasClosedOutStaysOutBoundOrNot() {
        closes(ana);
        assertThat(refusal(claims -> claims)).isEqualTo("people.sign-in-provider-inactive");

        somebodyWasInvited();
        var way = SIGN_INS.begin(VISITOR);
        var opened = brings(way, honest(way, "s-" + people));
        closes(ana);
        assertThat(ROOMS.door(Sessions.class).find(opened.cookie())).isNull();
        assertThat(refusal(claims -> claims)).isEqualTo("people.sign-in-provider-inactive");
    }

    // ASVS 6.8.1
    @Test
    void itsSubjectCountsAndNotTheAddressUntilAnAdministratorUndoesIt() {
        var way = SIGN_INS.begin(VISITOR);
        var session = brings(way, honest(way, "s-" + people)).cookie();

        assertThat(refusal(claims -> claims.subject("another")))
                .as("her address was given to somebody else")
                .isEqualTo("people.sign-in-provider-taken");
        var married = SIGN_INS.begin(VISITOR);
        var claims = claims(married, "s-" + people).claim("email", "new.name@lift.example");
        assertThat(brings(married, PROVIDER.signed(claims.build())).user()).isEqualTo(ana);

        SUBJECTS.unbind(ana, ana);
        assertThat(ROOMS.door(Sessions.class).find(session)).isNull();
        var anew = SIGN_INS.begin(VISITOR);
        assertThat(brings(anew, honest(anew, "another-" + people)).user()).isEqualTo(ana);
    }

    @Test
    void whatAShortTokenLeavesOutIsAskedForAndCountsForTheSamePersonOnly() {
        UnaryOperator<JWTClaimsSet.Builder> isShort =
                claims -> claims.claim("email", null).claim("email_verified", null);
        PROVIDER.tells(Map.of("sub", "somebody else", "email", email, "email_verified", true));
        assertThat(refusal(isShort)).isEqualTo("people.sign-in-provider-unverified");
        PROVIDER.tells(Map.of("sub", "s-" + people, "email", email, "email_verified", true));
        var way = SIGN_INS.begin(VISITOR);
        var token = PROVIDER.signed(isShort.apply(claims(way, "s-" + people)).build());
        assertThat(brings(way, token).user()).isEqualTo(ana);
    }

    @Test
    void aProviderThatIsAwayIsSaidToBeBeforeAnybodyIsSentThere() {
        var time = new SetClock(Instant.parse("2026-11-27T08:00:00Z"));
        var question = new Provider.Question("s".repeat(43), "n".repeat(43), "v".repeat(43));
        try (var there = new ForgingProvider()) {
            var provider = provider(there.issuer(), time);
            assertThat(provider.ask(question)).hasPath("/auth");

            there.close();
            time.passes(Duration.ofSeconds(11));
            assertThat(catchThrowableOfType(Refused.class, () -> provider.ask(question))
                            .sentence())
                    .isEqualTo("Lift House does not answer at the moment. Sign in with your passkey or your password.");
            var reply = new Provider.Reply("code", null, there.issuer());
            assertThat(catchThrowableOfType(Refused.class, () -> provider.answer(question, reply))
                            .code())
                    .isEqualTo("people.sign-in-provider-unreachable");
        }
    }

    private void closes(UserId user) {
        var change = new Users.Change("Ana", email, "en", Set.of(Role.AGENT), Set.of(), Branch.COMPANY, false, 1);
        var administrator = ROOMS.door(Users.class)
                .create(
                        new Users.New(
                                "First",
                                "first.%d@lift.example".formatted(people),
                                "en",
                                Set.of(Role.ADMINISTRATOR),
                                Set.of(),
                                null),
                        null);
        ROOMS.door(Users.class).change(user, change, administrator);
    }

    private JWTClaimsSet.Builder claims(ProviderSignIns.Begun way, String subject) {
        return PROVIDER.honest(PROVIDER.asked(way.address()), subject, email);
    }

    private String honest(ProviderSignIns.Begun way, String subject) {
        return PROVIDER.signed(claims(way, subject).build());
    }

    private static Sessions.Opened brings(ProviderSignIns.Begun way, String token) {
        var asked = PROVIDER.asked(way.address());
        var code = PROVIDER.codeFor(asked, token);
        return SIGN_INS.signIn(way.cookie(), asked.state(), new Provider.Reply(code, null, PROVIDER.issuer()), VISITOR);
    }

    private String refusal(UnaryOperator<JWTClaimsSet.Builder> change) {
        var way = SIGN_INS.begin(VISITOR);
        return refusal(
                way, PROVIDER.signed(change.apply(claims(way, "s-" + people)).build()));
    }

    private static String refusal(ProviderSignIns.Begun way, String token) {
        var asked = PROVIDER.asked(way.address());
        var code = PROVIDER.codeFor(asked, token);
        return refusal(way.cookie(), asked.state(), new Provider.Reply(code, null, PROVIDER.issuer()));
    }

    /** The code of the refusal; there is no new session. */
    private static String refusal(@Nullable String cookie, String state, Provider.Reply reply) {
        int before = sessions();
        var refused = catchThrowableOfType(Refused.class, () -> SIGN_INS.signIn(cookie, state, reply, VISITOR));
        assertThat(sessions()).isEqualTo(before);
        return refused == null ? "let in" : refused.code();
    }

    private static int sessions() {
        return ROOMS.owner().fetchCount(DSL.table("people.session"));
    }

    private static String mac(JWTClaimsSet claims, byte[] secret) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .keyID(PROVIDER.key().getKeyID())
                    .build();
            return ForgingProvider.signed(claims, header, new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rsa(JWTClaimsSet claims, RSAKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            return ForgingProvider.signed(claims, header, new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same signature under another subject. */
    private static String changed(String token) {
        var parts = token.split("\\.");
        var said = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("\"s-", "\"t-");
        return parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(said.getBytes(UTF_8)) + "."
                + parts[2];
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }
}
