package throughline.people;

import static java.util.Objects.requireNonNull;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The two ceremonies of WebAuthn (level 3, sections 7.1 and 7.2) as far as they are arithmetic: reading what a browser brings, and
 * whether it was made here, for this host, by somebody whom her device has recognised. Which make the device is of, is not asked.
 */
final class PasskeyCeremonies {
    private static final boolean RECOGNISED = true;

    /** What every device can do, the better ones first: EdDSA, ECDSA with P-256, RSA. */
    static final List<Long> ALGORITHMS = List.of(-8L, -7L, -257L);

    /** @param synced its owner's devices may share it */
    record Key(byte[] credential, byte[] publicKey, long signCount, boolean synced) {}

    /** A device answered; nothing of it is proven yet. */
    record Claim<T>(T data, String challenge) {}

    /** The counter of a passkey went backwards, so there may be a copy of it. */
    static final class Copied extends Exception {
        Copied() {
            super("the counter went backwards", null, false, false);
        }
    }

    private final WebAuthnManager arithmetic;
    private final AttestedCredentialDataConverter keys;

    PasskeyCeremonies() {
        var converter = new ObjectConverter();
        this.arithmetic = WebAuthnManager.createNonStrictWebAuthnManager(converter);
        this.keys = new AttestedCredentialDataConverter(converter);
    }

    /** @return null for what cannot be read */
    @Nullable
    Claim<RegistrationData> read(PasskeyAnswer.Made made) {
        return unlessMalformed(() -> {
            var data = arithmetic.parse(new RegistrationRequest(bytes(made.attestation()), bytes(made.clientData())));
            return new Claim<>(data, challenge(requireNonNull(data.getCollectedClientData())));
        });
    }

    /** @return null for what cannot be read */
    @Nullable
    Claim<AuthenticationData> read(PasskeyAnswer.Signed signed) {
        return unlessMalformed(() -> {
            var data = arithmetic.parse(new AuthenticationRequest(
                    bytes(signed.credential()),
                    bytes(signed.owner()),
                    bytes(signed.authenticatorData()),
                    bytes(signed.clientData()),
                    bytes(signed.signature())));
            return new Claim<>(data, challenge(requireNonNull(data.getCollectedClientData())));
        });
    }

    /** @return null when it was not made here and now */
    @Nullable
    Key made(Claim<RegistrationData> claim, String host, Set<String> origins) {
        return unlessMalformed(() -> {
            var allowed = ALGORITHMS.stream()
                    .map(number -> new PublicKeyCredentialParameters(
                            PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(number)))
                    .toList();
            var data = arithmetic.verify(
                    claim.data(),
                    new RegistrationParameters(here(host, origins, claim.challenge()), allowed, RECOGNISED));
            var authenticator = requireNonNull(data.getAttestationObject()).getAuthenticatorData();
            var credential = requireNonNull(authenticator.getAttestedCredentialData());
            return new Key(
                    credential.getCredentialId(),
                    keys.convert(credential),
                    authenticator.getSignCount(),
                    authenticator.isFlagBE());
        });
    }

    /**
     * @return how often the passkey has signed since; null when this one has not signed, or not here and now
     * @throws Copied when it has signed, and fewer times than before
     */
    @Nullable
    Long signed(Claim<AuthenticationData> claim, Key key, String host, Set<String> origins) throws Copied {
        try {
            return unlessMalformed(() -> {
                var expected = new AuthenticationParameters(
                        here(host, origins, claim.challenge()), kept(key), null, RECOGNISED);
                return requireNonNull(arithmetic.verify(claim.data(), expected).getAuthenticatorData())
                        .getSignCount();
            });
        } catch (MaliciousCounterValueException backwards) {
            throw new Copied();
        }
    }

    /** The id of a person as devices keep it. */
    static String handle(UserId user) {
        var id = user.value();
        return text(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    /** The reverse; null for what is no id. */
    static @Nullable UserId owner(AuthenticationData data) {
        var handle = data.getUserHandle();
        if (handle == null || handle.length != 16) {
            return null;
        }
        var bytes = ByteBuffer.wrap(handle);
        return new UserId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private CredentialRecordImpl kept(Key key) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                RECOGNISED,
                key.synced(),
                null,
                key.signCount(),
                keys.convert(key.publicKey()),
                null,
                null,
                null,
                null);
    }

    private static ServerProperty here(String host, Set<String> origins, String challenge) {
        return ServerProperty.builder()
                .origins(origins.stream().map(Origin::create).collect(Collectors.toSet()))
                .rpId(host)
                .challenge(new DefaultChallenge(bytes(challenge)))
                .build();
    }

    private static String challenge(CollectedClientData client) {
        return text(client.getChallenge().getValue());
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    /** The bytes come from anywhere; whatever the library says of them, they are no passkey of ours. */
    private static <T> @Nullable T unlessMalformed(Supplier<T> work) {
        try {
            return work.get();
        } catch (MaliciousCounterValueException copied) {
            throw copied;
        } catch (RuntimeException malformed) {
            return null;
        }
    }
}
