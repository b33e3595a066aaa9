package throughline.edge.openid;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.PersonClaims;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The e-mail address that the provider has verified. It stands in the ID token, or where providers keep that short, in what they say to
 * whoever shows the access token: that counts for the same subject only (OpenID Connect Core 1.0, section 5.3.2).
 */
final class VerifiedEmail {
    private VerifiedEmail() {}

    static @Nullable String of(
            IDTokenClaimsSet claims, AccessToken access, OIDCProviderMetadata metadata, ProviderWire wire)
            throws IOException, ParseException {
        if (claims.getStringClaim(PersonClaims.EMAIL_CLAIM_NAME) != null || metadata.getUserInfoEndpointURI() == null) {
            return verified(claims);
        }
        var request = new UserInfoRequest(metadata.getUserInfoEndpointURI(), access).toHTTPRequest();
        var answer = UserInfoResponse.parse(request.send(wire));
        if (!answer.indicatesSuccess()) {
            throw new IOException("the provider does not say who has the token");
        }
        var told = answer.toSuccessResponse().getUserInfo();
        return told != null && claims.getSubject().equals(told.getSubject()) ? verified(told) : null;
    }

    private static @Nullable String verified(ClaimsSet claims) {
        boolean isVerified = Boolean.TRUE.equals(claims.getBooleanClaim(PersonClaims.EMAIL_VERIFIED_CLAIM_NAME));
        return isVerified ? claims.getStringClaim(PersonClaims.EMAIL_CLAIM_NAME) : null;
    }
}
