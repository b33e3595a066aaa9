package throughline.edge.openid;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throughline.house.Addresses;
import throughline.house.Settings;
import throughline.people.Provider;

/** A house whose settings name an identity provider has one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("throughline.oidc.issuer")
class OpenIdConfiguration {
    @Bean
    Provider identityProvider(Settings settings, Addresses addresses, InstantSource clock) {
        var set = settings.oidc();
        var address = requireNonNull(set.issuer());
        var issuer = new Issuer(address);
        var client = new OpenIdProvider.Client(
                requireNonNullElse(set.name(), address.getHost()),
                issuer,
                new ClientID(requireNonNull(set.clientId())),
                new Secret(requireNonNull(set.clientSecret())),
                addresses.ofProvider(),
                Set.copyOf(set.strong()));
        var wire = new ProviderWire(address);
        return new OpenIdProvider(client, wire, new Discovery(issuer, wire, clock));
    }
}
