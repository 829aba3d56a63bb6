package org.computevoucher.issuer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The services' OpenAPI documents as the page needs them: with this stack's addresses instead of a
 * production's, and with us as the issuer. Read from the source tree at every request, for here
 * somebody may be changing them.
 */
@RestController
class Documents {

    /** For a document that names no scheme of its own. */
    private static final String SCHEME = "localIssuer";

    private final IssuerProperties properties;
    private final JsonMapper json;

    Documents(IssuerProperties properties, JsonMapper json) {
        this.properties = properties;
        this.json = json;
    }

    /** One service whose interface the page shows. */
    record Shown(String name, String url) {}

    @GetMapping("/openapi")
    List<Shown> all() {
        return properties.services().keySet().stream()
                .sorted()
                .map(name -> new Shown(name, "openapi/" + name))
                .toList();
    }

    @GetMapping("/openapi/{service}")
    JsonNode of(@PathVariable String service) {
        // Only a name that we were told makes a path.
        URI address =
                Optional.ofNullable(properties.services().get(service))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ObjectNode document = read(service, properties.sources());
        document.putArray("servers").addObject().put("url", address.toString());
        authorize(document);
        return document;
    }

    private ObjectNode read(String service, @Nullable Path sources) {
        if (sources == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Path file = sources.resolve(service + "-service/src/main/openapi/openapi.json");
        try {
            return (ObjectNode) json.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no " + file, e);
        }
    }

    /** Whatever scheme a document names, here a token comes from us. */
    private void authorize(ObjectNode document) {
        ObjectNode schemes = object(object(document, "components"), "securitySchemes");
        List<String> names =
                schemes.isEmpty() ? List.of(SCHEME) : List.copyOf(schemes.propertyNames());
        for (String name : names) {
            ObjectNode flow =
                    schemes.putObject(name)
                            .put("type", "oauth2")
                            .putObject("flows")
                            .putObject("clientCredentials")
                            .put("tokenUrl", properties.uri() + AuthorizationServer.TOKEN_PATH);
            ObjectNode scopes = flow.putObject("scopes");
            for (Role role : Role.values()) {
                role.scopes().forEach(scope -> scopes.put(scope, role.id()));
            }
        }
        if (!document.has("security")) {
            ObjectNode required = document.putArray("security").addObject();
            names.forEach(required::putArray);
        }
    }

    private static ObjectNode object(ObjectNode parent, String field) {
        return parent.get(field) instanceof ObjectNode found ? found : parent.putObject(field);
    }
}
