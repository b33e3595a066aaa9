package throughline.people;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;

/** The company's identity provider, which knows who somebody is. An edge speaks to it; a house without one has none. */
public interface Provider {
    /**
     * What is asked of it for one browser. Each is random, and of no use to whoever does not have that browser.
     *
     * @param state comes back with the answer
     * @param nonce comes back inside what the provider signs
     * @param verifier shows that whoever fetches the answer is who asked (PKCE, RFC 7636)
     */
    record Question(String state, String nonce, String verifier) {}

    /**
     * What the browser brought back.
     *
     * @param code for which the answer itself is fetched
     * @param error a word of the provider's in place of the code
     * @param issuer who says so (RFC 9207)
     */
    record Reply(
            @Nullable String code,
            @Nullable String error,
            @Nullable String issuer) {}

    /**
     * Who somebody is, as the provider has signed it.
     *
     * @param email absent unless the provider says that it has been verified
     * @param strong she has shown it with something that cannot be phished
     */
    record Identity(String issuer, String subject, @Nullable String email, boolean strong) {}

    /** What people call it; it stands on the button. */
    String name();

    /**
     * Where the browser is sent.
     *
     * @throws Refused {@code people.sign-in-provider-…}
     */
    URI ask(Question question);

    /**
     * Fetches the answer and believes nothing of it that is not proved.
     *
     * @throws Refused {@code people.sign-in-provider-…}
     */
    Identity answer(Question question, Reply reply);
}
