/**
 * The wire to the company's identity provider: OpenID Connect Core 1.0 with the authorization code, PKCE (RFC 7636) and the issuer in the
 * answer (RFC 9207). The library of Nimbus writes and reads the messages and verifies what is signed; what is asked for, over which wire
 * and what is believed is decided here.
 *
 * <pre>
 * browser → provider   response_type=code  scope=openid email profile  state  nonce  code_challenge (S256)
 * provider → browser   code  state  iss                                    to the page /provider of the desktop
 * we → provider        code  code_verifier  client id and secret           gets the ID token, in which the nonce is
 * </pre>
 *
 * The provider is asked for nothing at the start of the house, and for nothing after a sign-in.
 */
@NullMarked
package throughline.edge.openid;

import org.jspecify.annotations.NullMarked;
