package throughline.edge.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.kernel.Refused;
import throughline.people.Provider;

/** The company's identity provider over OpenID Connect. */
final class OpenIdProvider implements Provider {
    private static final Logger LOG = LoggerFactory.getLogger(OpenIdProvider.class);
    private static final Scope SCOPE = new Scope("openid", "email", "profile");
    private static final int LONGEST_SUBJECT = 255;

    /** Signatures with a key that only the provider has: never none, never a secret that we know too. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** Why an answer is not believed: a word for the log, in which nothing of the answer stands. */
    private static final class NotBelieved extends Exception {
        NotBelieved(String why) {
            super(why);
        }
    }

    private final Client client;
    private final ProviderWire wire;
    private final Discovery discovery;

    /**
     * How we are registered there.
     *
     * @param back where people are sent back to
     * @param strong values of {@code acr} or {@code amr} that say: with what cannot be phished
     */
    record Client(String name, Issuer issuer, ClientID id, Secret secret, URI back, Set<String> strong) {}

    OpenIdProvider(Client client, ProviderWire wire, Discovery discovery) {
        this.client = client;
        this.wire = wire;
        this.discovery = discovery;
    }

    @Override
    public String name() {
        return client.name();
    }

    @Override
    public URI ask(Question question) {
        return speaking(() -> {
            var found = discovery.now();
            return new AuthenticationRequest.Builder(ResponseType.CODE, SCOPE, client.id(), client.back())
                    .endpointURI(found.metadata().getAuthorizationEndpointURI())
                    .state(new State(question.state()))
                    .nonce(new Nonce(question.nonce()))
                    .codeChallenge(new CodeVerifier(question.verifier()), CodeChallengeMethod.S256)
                    .build()
                    .toURI();
        });
    }

    @Override
    public Identity answer(Question question, Reply reply) {
        return speaking(() -> {
            var found = discovery.known();
            checkWhoSaysSo(found, reply);
            if (reply.error() != null) {
                throw new Refused("people.sign-in-provider-refused", "{0} did not let you in.", name());
            }
            if (reply.code() == null || reply.code().isBlank()) {
                throw new NotBelieved("there is no code in it");
            }
            var tokens = fetched(found, question, reply.code());
            var claims = proved(found, question, tokens.getOIDCTokens().getIDToken());
            var email = VerifiedEmail.of(claims, tokens.getOIDCTokens().getAccessToken(), found.metadata(), wire);
            return new Identity(client.issuer().getValue(), subject(claims), email, isStrong(claims));
        });
    }

    /** An answer that another provider gave is not sent to this one (RFC 9207, section 2.4). */
    private void checkWhoSaysSo(Discovery.Found found, Reply reply) throws NotBelieved {
        boolean says = found.metadata().supportsAuthorizationResponseIssuerParam();
        if (reply.issuer() == null
                ? says
                : !reply.issuer().equals(client.issuer().getValue())) {
            throw new NotBelieved("it is not from this issuer");
        }
    }

    private OIDCTokenResponse fetched(Discovery.Found found, Question question, String code)
            throws IOException, ParseException, NotBelieved {
        var grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), client.back(), new CodeVerifier(question.verifier()));
        var request = new TokenRequest.Builder(found.metadata().getTokenEndpointURI(), authentication(found), grant)
                .build()
                .toHTTPRequest();
        var answer = send(request);
        var parsed = OIDCTokenResponseParser.parse(answer);
        if (!parsed.indicatesSuccess()) {
            var error = parsed.toErrorResponse().getErrorObject().getCode();
            throw new NotBelieved("it gives no token: " + (error == null ? answer.getStatusCode() : error));
        }
        return (OIDCTokenResponse) parsed.toSuccessResponse();
    }

    private HTTPResponse send(HTTPRequest request) throws IOException {
        var answer = request.send(wire);
        if (answer.getStatusCode() >= HTTPResponse.SC_SERVER_ERROR) {
            throw new IOException("the provider answers %d".formatted(answer.getStatusCode()));
        }
        return answer;
    }

    /** As most providers like it, unless this one says that it takes the other way only. */
    private ClientAuthentication authentication(Discovery.Found found) {
        var ways = found.metadata().getTokenEndpointAuthMethods();
        boolean inTheForm = ways != null
                && ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return inTheForm
                ? new ClientSecretPost(client.id(), client.secret())
                : new ClientSecretBasic(client.id(), client.secret());
    }

    /** Signature, issuer, audience, authorised party, times and nonce (OpenID Connect Core 1.0, section 3.1.3.7). */
    private IDTokenClaimsSet proved(Discovery.Found found, Question question, JWT token)
            throws BadJOSEException, JOSEException, NotBelieved {
        var selector = new JWSVerificationKeySelector<>(ALGORITHMS, found.keys());
        var claims = new IDTokenValidator(client.issuer(), client.id(), selector, null)
                .validate(token, new Nonce(question.nonce()));
        var party = claims.getAuthorizedParty();
        if (party == null
                ? claims.getAudience().size() > 1
                : !party.getValue().equals(client.id().getValue())) {
            throw new NotBelieved("it was made for another client");
        }
        return claims;
    }

    private static String subject(IDTokenClaimsSet claims) throws NotBelieved {
        var subject = claims.getSubject().getValue();
        if (subject.length() > LONGEST_SUBJECT) {
            throw new NotBelieved("its subject is too long");
        }
        return subject;
    }

    private boolean isStrong(IDTokenClaimsSet claims) {
        boolean byClass = claims.getACR() != null
                && client.strong().contains(claims.getACR().getValue());
        return byClass
                || claims.getAMR() != null
                        && claims.getAMR().stream()
                                .anyMatch(way -> client.strong().contains(way.getValue()));
    }

    /** What is done with the provider, and may fail by it. */
    private interface Talk<T> {
        T have() throws IOException, ParseException, BadJOSEException, JOSEException, NotBelieved;
    }

    private <T> T speaking(Talk<T> talk) {
        try {
            return talk.have();
        } catch (IOException | JWKSetRetrievalException away) {
            LOG.warn("The identity provider cannot be asked: {}", reason(away));
            throw new Refused(
                    "people.sign-in-provider-unreachable",
                    "{0} does not answer at the moment. Sign in with your passkey or your password.",
                    name());
        } catch (NotBelieved | BadJWTException strange) {
            throw notBelieved(String.valueOf(strange.getMessage()));
        } catch (ParseException | BadJOSEException | JOSEException strange) {
            throw notBelieved(strange.getClass().getSimpleName());
        }
    }

    /** Whoever set the house up needs the reason; the token itself never stands in the log, nor what it says of her. */
    private Refused notBelieved(String why) {
        LOG.warn("An answer of the identity provider is not believed: {}", why.replaceFirst(" claim: .*", " claim"));
        return new Refused(
                "people.sign-in-provider-not-believed",
                "What {0} answered does not prove who you are. Begin again; if it happens again, tell an administrator.",
                name());
    }

    private static String reason(Exception away) {
        var cause = away.getCause();
        return cause == null || cause.getMessage() == null ? String.valueOf(away.getMessage()) : cause.getMessage();
    }
}
