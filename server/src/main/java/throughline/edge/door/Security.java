package throughline.edge.door;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import throughline.kernel.Witness;
import throughline.people.ApiTokens;
import throughline.people.Sessions;
import throughline.people.SignedIn;

/** Puts the access list into force and tells browsers what this page never does. */
@Configuration(proxyBeanMethods = false)
class Security {
    private static final String TECHNICIANS = "/t/**";
    private static final String FEATURES = "microphone=(self), camera=(), geolocation=(), payment=(), usb=()";

    @Bean
    SecurityFilterChain door(
            HttpSecurity http,
            Sessions sessions,
            ApiTokens tokens,
            Sight sight,
            Allowance allowance,
            Turnstile turnstile,
            Witness witness) {
        return http.authorizeHttpRequests(Security::accessList)
                .addFilterBefore(
                        new Identification(sessions, tokens, sight, allowance, turnstile),
                        AnonymousAuthenticationFilter.class)
                .addFilterAfter(new Witnessed(witness), Identification.class)
                .csrf(Security::forgery)
                .headers(Security::headers)
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(turnstile).accessDeniedHandler(turnstile))
                .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .logout(logout -> logout.disable())
                .build();
    }

    /** How long each filter takes is nobody's question, and asking it would cost every request more than the filters do. */
    @Bean
    SecurityObservationSettings filtersAreNotTimed() {
        return SecurityObservationSettings.noObservations();
    }

    private static void accessList(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                .permitAll();
        AccessList.ALL.forEach(line -> requests.requestMatchers(line.matcher()).access(admits(line.who())));
        requests.requestMatchers("/api/**", "/ws/**", "/actuator/**")
                .denyAll()
                .requestMatchers(HttpMethod.GET, "/**")
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, "/**")
                .permitAll()
                .anyRequest()
                .denyAll();
    }

    private static AuthorizationManager<RequestAuthorizationContext> admits(Who who) {
        return (authentication, context) -> {
            var principal = authentication.get().getPrincipal();
            return new AuthorizationDecision(
                    who.admits(principal instanceof SignedIn signedIn ? signedIn : null, context.getRequest()));
        };
    }

    /**
     * Neither a token in a header nor a signature can be sent by a stranger's page, so only cookies need the second proof. Nor does a
     * technician's page: a stranger's page does not know the link, which is in the address, and {@code SameSite} keeps the phone's
     * cookie from coming along. So the page works without a script.
     *
     * <p>The proof stays the same for as long as the browser keeps it. We find out anew with each request who asks, which is no new
     * sign-in: a proof that changed with each answer would refuse whoever saves while another answer is on its way.
     */
    private static void forgery(CsrfConfigurer<HttpSecurity> csrf) {
        var proof = CookieCsrfTokenRepository.withHttpOnlyFalse();
        proof.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        csrf.spa()
                .csrfTokenRepository(proof)
                .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                .ignoringRequestMatchers(Identification::showsToken, PathPatternRequestMatcher.pathPattern(TECHNICIANS))
                .ignoringRequestMatchers(AccessList.ALL.stream()
                        .filter(line -> line.who() instanceof Who.WhoeverSigns)
                        .map(Access::matcher)
                        .toArray(RequestMatcher[]::new));
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.NOTHING))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(FEATURES));
    }
}
