package org.computevoucher.platform.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who calls, as the token says it.
 *
 * @param subject the stable name of the caller; its idempotency keys are its own
 * @param scopes what it may do at all
 * @param regions the regions it is bound to, by their GB/T 2260 codes
 * @param enterprise the enterprise it is bound to, by its Unified Social Credit Code
 * @param dataCentre the data centre it is bound to
 */
public record Caller(
        String subject,
        Set<Scope> scopes,
        Set<String> regions,
        @Nullable String enterprise,
        @Nullable String dataCentre) {

    static final String REGIONS = "regions";
    static final String ENTERPRISE = "enterprise";
    static final String DATA_CENTRE = "data_centre";

    /** More than China has divisions at county level and above. */
    static final int MAX_REGIONS = 4_000;

    private static final List<String> SCOPE_CLAIMS = List.of("scope", "scp");
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern REGION = Pattern.compile("[1-9][0-9]{5}");
    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}");

    /** Both can be paid under their names, so no data centre is named like an enterprise. */
    private static final Pattern DATA_CENTRE_NAME =
            Pattern.compile("(?!" + CREDIT_CODE + "$)[A-Za-z0-9][A-Za-z0-9._-]{1,63}");

    /**
     * The caller of a token whose signature, issuer, audience and times are checked already.
     *
     * @throws IllegalArgumentException that names the claim that is missing or malformed
     */
    static Caller of(Jwt token) {
        return new Caller(
                one(token, "sub", SUBJECT)
                        .orElseThrow(() -> new IllegalArgumentException("claim sub is missing")),
                scopes(token),
                regions(token),
                one(token, ENTERPRISE, CREDIT_CODE).orElse(null),
                one(token, DATA_CENTRE, DATA_CENTRE_NAME).orElse(null));
    }

    boolean has(Scope scope) {
        return scopes.contains(scope);
    }

    private static Set<Scope> scopes(Jwt token) {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        SCOPE_CLAIMS.stream()
                .flatMap(claim -> texts(token, claim))
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .forEach(text -> Scope.of(text).ifPresent(scopes::add));
        return Set.copyOf(scopes);
    }

    private static Set<String> regions(Jwt token) {
        List<String> regions = texts(token, REGIONS).distinct().limit(MAX_REGIONS + 1L).toList();
        if (regions.size() > MAX_REGIONS
                || !regions.stream().allMatch(region -> REGION.matcher(region).matches())) {
            throw new IllegalArgumentException(
                    "claim regions must be a list of at most "
                            + MAX_REGIONS
                            + " codes of six digits");
        }
        return Set.copyOf(regions);
    }

    private static Optional<String> one(Jwt token, String claim, Pattern syntax) {
        Object value = token.getClaims().get(claim);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text && syntax.matcher(text).matches()) {
            return Optional.of(text);
        }
        throw new IllegalArgumentException("claim " + claim + " is malformed");
    }

    /** The texts of a claim that is either one text or a list of them. */
    private static Stream<String> texts(Jwt token, String claim) {
        Object value = token.getClaims().get(claim);
        return switch (value) {
            case null -> Stream.empty();
            case String text -> Stream.of(text);
            case List<?> list when list.stream().allMatch(String.class::isInstance) ->
                    list.stream().map(String.class::cast);
            default ->
                    throw new IllegalArgumentException(
                            "claim " + claim + " must be a text or a list of texts");
        };
    }
}
