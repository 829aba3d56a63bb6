package org.computevoucher.issuer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a resource server that knows only our URI needs (RFC 8414), under the name that OpenID
 * Connect gave it and under its own. Written here because Spring's names endpoints that we do not
 * offer.
 */
@RestController
class Discovery {

    private final Map<String, Object> metadata;

    Discovery(IssuerProperties properties) {
        metadata =
                Map.of(
                        "issuer", properties.uri().toString(),
                        "token_endpoint", properties.uri() + AuthorizationServer.TOKEN_PATH,
                        "jwks_uri", properties.uri() + AuthorizationServer.KEYS_PATH,
                        "grant_types_supported", List.of("client_credentials"),
                        "response_types_supported", List.of(),
                        "token_endpoint_auth_methods_supported", List.of("client_secret_basic"),
                        "scopes_supported",
                                Arrays.stream(Role.values())
                                        .flatMap(role -> role.scopes().stream())
                                        .toList());
    }

    @GetMapping({"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    Map<String, Object> metadata() {
        return metadata;
    }
}
