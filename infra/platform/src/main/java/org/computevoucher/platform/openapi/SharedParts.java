package org.computevoucher.platform.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Set;
import org.computevoucher.platform.request.RequestKey;
import org.jspecify.annotations.Nullable;

/** What operations have in common and refer to: header fields, the 304 and who may call. */
final class SharedParts {

    static final String OAUTH2 = "oauth2";
    static final String CORRELATION_ID = "Correlation-Id";
    static final String KEY_REF = "#/components/parameters/IdempotencyKey";
    static final String IF_NONE_MATCH_REF = "#/components/parameters/IfNoneMatch";
    static final String NOT_MODIFIED_REF = "#/components/responses/NotModified";

    private static final String KEY = "Idempotency-Key";
    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final int MAX_ETAG_LENGTH = 128;

    private SharedParts() {}

    static void addTo(Components components) {
        components.addSecuritySchemes(OAUTH2, clientCredentials());
        components.addParameters("IdempotencyKey", key());
        components.addParameters("IfNoneMatch", ifNoneMatch());
        components.addHeaders("CorrelationId", correlationId());
        components.addHeaders("ETag", eTag());
        components.addHeaders("RetryAfter", retryAfter());
        components.addResponses(
                "NotModified",
                new ApiResponse()
                        .description("What is read has not changed since it had this ETag.")
                        .addHeaderObject(CORRELATION_ID, correlationIdRef())
                        .addHeaderObject("ETag", eTagRef()));
    }

    static boolean isShared(@Nullable String parameter) {
        return KEY.equalsIgnoreCase(parameter) || IF_NONE_MATCH.equalsIgnoreCase(parameter);
    }

    static Header correlationIdRef() {
        return new Header().$ref("#/components/headers/CorrelationId");
    }

    static Header eTagRef() {
        return new Header().$ref("#/components/headers/ETag");
    }

    static Header retryAfterRef() {
        return new Header().$ref("#/components/headers/RetryAfter");
    }

    /** A schema as it is written. */
    static Schema<?> schema(JsonNode written) {
        return Json31.mapper().convertValue(written, Schema.class);
    }

    static Example example(JsonNode value) {
        return new Example().value(value);
    }

    private static SecurityScheme clientCredentials() {
        Scopes scopes = new Scopes();
        scopes.addString("budget:write", "plan and allocate budgets");
        scopes.addString("programme:write", "publish and revise programmes");
        scopes.addString("application:write", "apply for vouchers");
        scopes.addString("application:decide", "decide applications");
        scopes.addString("voucher:write", "issue and close vouchers");
        scopes.addString("consumption:write", "report usage");
        scopes.addString("settlement:write", "settle what is payable");
        scopes.addString("audit:read", "read everything, write nothing");
        scopes.addString("system:operate", "look after dead letters, and build read models again");
        return new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description(
                        "A JWT of the site's OpenID provider as bearer token (RFC 6750), whose audience is compute-voucher and whose claims bind the caller to regions, an enterprise or a data centre. The token's address is the provider's.")
                .flows(
                        new OAuthFlows()
                                .clientCredentials(
                                        new OAuthFlow().tokenUrl("/oauth2/token").scopes(scopes)));
    }

    private static Parameter key() {
        return new Parameter()
                .name(KEY)
                .in("header")
                .required(true)
                .description(
                        "The caller's own name for this request. The same key with the same content gets the first answer again, for ever; with other content it is a conflict.")
                .schema(
                        text().minLength(1)
                                .maxLength(RequestKey.MAX_LENGTH)
                                .pattern("^[\\x21-\\x7e]+$"))
                .example("2026-06-15/tranche-1");
    }

    private static Parameter ifNoneMatch() {
        return new Parameter()
                .name(IF_NONE_MATCH)
                .in("header")
                .required(false)
                .description("The ETag of an earlier answer: 304 if nothing has changed since.")
                .schema(text());
    }

    private static Header correlationId() {
        return new Header()
                .description(
                        "The W3C trace id of the request: by it logs, events and a problem document belong together.")
                .required(true)
                .schema(text().pattern("^[0-9a-f]{32}$"));
    }

    private static Header eTag() {
        return new Header()
                .description("Names this state of what was read, for If-None-Match.")
                .schema(text().maxLength(MAX_ETAG_LENGTH));
    }

    private static Header retryAfter() {
        Schema<?> seconds = new Schema<>();
        seconds.addType("integer");
        return new Header()
                .description("When to send the same request again, in seconds.")
                .required(true)
                .schema(seconds);
    }

    static Schema<?> text() {
        Schema<?> text = new Schema<>();
        text.setTypes(Set.of("string"));
        return text;
    }
}
