package throughline.people;

/** What a browser brings back from its device, each part as bytes in base64url without padding (WebAuthn, section 5.1). */
public sealed interface PasskeyAnswer {
    /** A new passkey. */
    record Made(String clientData, String attestation) implements PasskeyAnswer {}

    /**
     * Something was signed with a passkey.
     *
     * @param credential which one
     * @param owner whose it is, as its device remembers it: the id that it was made for
     */
    record Signed(String credential, String owner, String clientData, String authenticatorData, String signature)
            implements PasskeyAnswer {}
}
