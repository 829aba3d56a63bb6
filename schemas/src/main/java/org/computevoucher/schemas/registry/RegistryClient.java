package org.computevoucher.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.computevoucher.schemas.BoundedCache;
import org.computevoucher.schemas.failure.IncompatibleSchemaException;
import org.computevoucher.schemas.failure.NoReaderException;
import org.computevoucher.schemas.failure.RegistryAccessDeniedException;
import org.computevoucher.schemas.failure.RegistryAnswerException;
import org.computevoucher.schemas.failure.SchemaNotRegisteredException;
import org.computevoucher.schemas.failure.UnknownSchemaIdException;
import org.computevoucher.schemas.registry.RegistryTransport.Answer;
import org.jspecify.annotations.Nullable;

/**
 * A client of Confluent's Schema Registry REST API, for Avro schemas. Safe for use by several
 * threads.
 *
 * <p>What never changes is remembered: the schema of an id, and the id of a schema under a subject,
 * up to {@link RegistrySettings#CACHE_LIMIT} of each; what was not used for longest is forgotten
 * first. Failures are never remembered. Limits on time and retries: see {@link RegistrySettings}.
 * Schemas that refer to other subjects are not supported.
 *
 * <p>Every method throws a {@link org.computevoucher.schemas.failure.SchemaException}; besides
 * those named at a method: RegistryUnavailableException, RegistryAccessDeniedException,
 * RegistryAnswerException.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">the
 *     API</a>
 */
public final class RegistryClient implements AutoCloseable {

    private static final int SUBJECT_NOT_FOUND = 40401;
    private static final int VERSION_NOT_FOUND = 40402;
    private static final int CONFLICT = 409;
    private static final int SCHEMA_NOT_FOUND = 40403;
    private static final int LEVEL_NOT_CONFIGURED = 40408;

    /** How much of an answer an exception's message quotes. */
    private static final int MAX_QUOTED_CHARS = 500;

    private static final JsonMapper JSON = new JsonMapper();

    private final RegistryTransport transport;
    private final BoundedCache<Integer, Schema> schemas;
    private final BoundedCache<Registration, Integer> registered;
    private final BoundedCache<Registration, Integer> found;

    private record Registration(String subject, Schema schema, boolean normalize) {}

    public RegistryClient(RegistrySettings settings) {
        this(settings, Thread::sleep);
    }

    RegistryClient(RegistrySettings settings, RegistryTransport.Pause pause) {
        this.transport = new RegistryTransport(settings, pause);
        this.schemas = new BoundedCache<>(settings.cacheLimit());
        this.registered = new BoundedCache<>(settings.cacheLimit());
        this.found = new BoundedCache<>(settings.cacheLimit());
    }

    /**
     * Registers a schema under a subject; the same schema again gives the same id.
     *
     * @param normalize whether the registry compares schemas in their normal form
     * @return the id
     * @throws IncompatibleSchemaException if the subject's compatibility level forbids it
     */
    public int register(String subject, Schema schema, boolean normalize) {
        return registered.get(new Registration(subject, schema, normalize), this::register);
    }

    private int register(Registration wanted) {
        Answer answer = post(versionsPath(wanted), wanted.schema());
        if (answer.status() == 409) {
            throw new IncompatibleSchemaException(wanted.subject(), shortened(answer.body()));
        }
        return field(answer, "id", JsonNodeType.NUMBER).intValue();
    }

    private static String versionsPath(Registration wanted) {
        return subjectPath(wanted.subject()) + "/versions?normalize=" + wanted.normalize();
    }

    /**
     * The id of a schema under a subject, without registering it.
     *
     * @throws SchemaNotRegisteredException if it is not there
     */
    public int idOf(String subject, Schema schema, boolean normalize) {
        return found.get(new Registration(subject, schema, normalize), this::idOf);
    }

    private int idOf(Registration wanted) {
        Answer answer =
                post(
                        subjectPath(wanted.subject()) + "?normalize=" + wanted.normalize(),
                        wanted.schema());
        if (isOneOf(answer, SUBJECT_NOT_FOUND, SCHEMA_NOT_FOUND)) {
            throw new SchemaNotRegisteredException(wanted.subject());
        }
        return field(answer, "id", JsonNodeType.NUMBER).intValue();
    }

    /**
     * The schema of an id.
     *
     * @throws UnknownSchemaIdException if the registry knows no such id
     * @throws NoReaderException if it is not an Avro schema, or one that refers to others
     */
    public Schema schemaById(int id) {
        return schemas.get(id, this::fetchSchema);
    }

    private Schema fetchSchema(int id) {
        Answer answer = transport.send("GET", "/schemas/ids/" + id, null);
        if (isOneOf(answer, SCHEMA_NOT_FOUND)) {
            throw new UnknownSchemaIdException(id);
        }
        JsonNode json = success(answer);
        String type = json.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new NoReaderException(id, "it is a schema of type " + type, null);
        }
        if (!json.path("references").isEmpty()) {
            throw new NoReaderException(id, "it refers to other subjects", null);
        }
        try {
            return new Schema.Parser().parse(field(answer, "schema", JsonNodeType.STRING).asText());
        } catch (AvroRuntimeException e) {
            throw new NoReaderException(id, "it is not a valid Avro schema: " + e.getMessage(), e);
        }
    }

    /**
     * Whether a subject would accept a schema, compared with all versions that its level demands. A
     * subject without versions accepts anything.
     */
    public Compatibility checkCompatibility(String subject, Schema schema) {
        Answer answer =
                post("/compatibility" + subjectPath(subject) + "/versions?verbose=true", schema);
        if (isOneOf(answer, SUBJECT_NOT_FOUND, VERSION_NOT_FOUND)) {
            return new Compatibility(true, List.of());
        }
        JsonNode json = success(answer);
        List<String> messages = new ArrayList<>();
        json.path("messages").forEach(message -> messages.add(message.asText()));
        boolean compatible = field(answer, "is_compatible", JsonNodeType.BOOLEAN).booleanValue();
        return new Compatibility(compatible, messages);
    }

    /** Whether anything is registered under a subject. */
    public boolean hasVersions(String subject) {
        Answer answer = transport.send("GET", subjectPath(subject) + "/versions", null);
        return !isOneOf(answer, SUBJECT_NOT_FOUND) && !success(answer).isEmpty();
    }

    /**
     * The compatibility level of a subject's own; empty if it has none. Apicurio tells that apart
     * only for a subject without versions; for others it names the general level then.
     */
    public Optional<CompatibilityLevel> compatibilityLevel(String subject) {
        Answer answer = transport.send("GET", configPath(subject), null);
        if (isOneOf(answer, SUBJECT_NOT_FOUND, LEVEL_NOT_CONFIGURED)) {
            return Optional.empty();
        }
        String level = field(answer, "compatibilityLevel", JsonNodeType.STRING).asText();
        try {
            return Optional.of(CompatibilityLevel.valueOf(level));
        } catch (IllegalArgumentException e) {
            throw new RegistryAnswerException(answer.request(), answer.status(), level, e);
        }
    }

    /**
     * Sets a subject's own compatibility level. Of two who set it for the first time at once,
     * Apicurio refuses one (409): there is one to be changed by then, so it is sent again, once.
     */
    public void setCompatibilityLevel(String subject, CompatibilityLevel level) {
        String body = JSON.createObjectNode().put("compatibility", level.name()).toString();
        Answer answer = transport.send("PUT", configPath(subject), body);
        success(
                answer.status() == CONFLICT
                        ? transport.send("PUT", configPath(subject), body)
                        : answer);
    }

    private static String subjectPath(String subject) {
        return "/subjects/" + encoded(subject);
    }

    private static String configPath(String subject) {
        return "/config/" + encoded(subject);
    }

    private static String encoded(String pathSegment) {
        return URLEncoder.encode(pathSegment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer post(String path, Schema schema) {
        String body = JSON.createObjectNode().put("schema", schema.toString()).toString();
        return transport.send("POST", path, body);
    }

    private static JsonNode success(Answer answer) {
        if (answer.status() == 401 || answer.status() == 403) {
            throw new RegistryAccessDeniedException(answer.request(), answer.status());
        }
        if (answer.status() != 200) {
            throw unexpected(answer, null);
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw unexpected(answer, e);
        }
    }

    /** A field of the answer of the node type we need. */
    private static JsonNode field(Answer answer, String name, JsonNodeType type) {
        JsonNode value = success(answer).path(name);
        if (value.getNodeType() != type) {
            throw unexpected(answer, null);
        }
        return value;
    }

    private static RegistryAnswerException unexpected(Answer answer, @Nullable Throwable cause) {
        return new RegistryAnswerException(
                answer.request(), answer.status(), shortened(answer.body()), cause);
    }

    /** Whether a registry, not some other server, says that something is not there. */
    private static boolean isOneOf(Answer answer, int... errorCodes) {
        if (answer.status() != 404) {
            return false;
        }
        try {
            int code = JSON.readTree(answer.body()).path("error_code").asInt();
            return Arrays.stream(errorCodes).anyMatch(expected -> expected == code);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static String shortened(String text) {
        return text.length() <= MAX_QUOTED_CHARS ? text : text.substring(0, MAX_QUOTED_CHARS) + "…";
    }

    @Override
    public void close() {
        transport.close();
    }
}
