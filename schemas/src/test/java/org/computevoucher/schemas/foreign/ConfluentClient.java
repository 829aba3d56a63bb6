package org.computevoucher.schemas.foreign;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Confluent's registry client and the Avro it brings (both as shaded into Flink's connector), in a
 * class loader that sees nothing of ours.
 */
final class ConfluentClient implements AutoCloseable {

    private static final Path JAR = Path.of("target/foreign/flink-sql-avro-confluent-registry.jar");
    private static final String REGISTRY =
            "org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.";
    private static final String AVRO = "org.apache.flink.avro.shaded.org.apache.avro.";

    private final URLClassLoader loader;
    private final Object client;

    ConfluentClient(String registryUrl) throws Exception {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(
                    JAR + " is missing: run this test with ./mvnw -pl schemas verify");
        }
        // The connector leaves its logging interface to Flink.
        URL slf4j = LoggerFactory.class.getProtectionDomain().getCodeSource().getLocation();
        this.loader =
                new URLClassLoader(
                        new URL[] {url(JAR), slf4j}, ClassLoader.getPlatformClassLoader());
        this.client =
                type(REGISTRY + "client.CachedSchemaRegistryClient")
                        .getConstructor(String.class, int.class)
                        .newInstance(registryUrl, 100);
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, loader);
    }

    /** Registers a schema and gives its id. */
    int register(String subject, String schema) throws Exception {
        Object parsed =
                type(REGISTRY + "avro.AvroSchema").getConstructor(String.class).newInstance(schema);
        return (int)
                call(
                        client,
                        "register",
                        new Class<?>[] {String.class, type(REGISTRY + "ParsedSchema")},
                        subject,
                        parsed);
    }

    /** The id of a schema under a subject, by look-up only. */
    int idOf(String subject, String schema) throws Exception {
        Object parsed =
                type(REGISTRY + "avro.AvroSchema").getConstructor(String.class).newInstance(schema);
        return (int)
                call(
                        client,
                        "getId",
                        new Class<?>[] {String.class, type(REGISTRY + "ParsedSchema")},
                        subject,
                        parsed);
    }

    /** Reads a message in the wire format as JSON: id from its frame, schema from the registry. */
    String read(byte[] message) throws Exception {
        ByteBuffer frame = ByteBuffer.wrap(message);
        if (frame.get() != 0) {
            throw new IllegalArgumentException("wrong magic byte");
        }
        Object schema = schema(frame.getInt());
        Object factory = call(null, AVRO + "io.DecoderFactory", "get");
        Object decoder =
                call(
                        factory,
                        "binaryDecoder",
                        new Class<?>[] {
                            byte[].class, int.class, int.class, type(AVRO + "io.BinaryDecoder")
                        },
                        message,
                        frame.position(),
                        frame.remaining(),
                        null);
        Object reader =
                type(AVRO + "generic.GenericDatumReader")
                        .getConstructor(type(AVRO + "Schema"))
                        .newInstance(schema);
        Object record =
                call(
                        reader,
                        "read",
                        new Class<?>[] {Object.class, type(AVRO + "io.Decoder")},
                        null,
                        decoder);
        return record.toString();
    }

    private Object schema(int id) throws Exception {
        Object parsed = call(client, "getSchemaById", new Class<?>[] {int.class}, id);
        return call(parsed, "rawSchema", new Class<?>[0]);
    }

    private Object call(@Nullable Object target, String type, String staticMethod)
            throws Exception {
        return type(type).getMethod(staticMethod).invoke(target);
    }

    private static Object call(
            Object target, String method, Class<?>[] types, @Nullable Object... arguments)
            throws Exception {
        try {
            return target.getClass().getMethod(method, types).invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    method + Arrays.toString(arguments) + " failed", e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
