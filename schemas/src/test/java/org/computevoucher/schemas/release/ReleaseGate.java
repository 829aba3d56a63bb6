package org.computevoucher.schemas.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with the current schemas, measured against every released version of them.
 *
 * <p>The rules: every record and field has a doc; a file lies where its namespace and name say;
 * what is released is never edited; a released schema stays; and every current schema can read and
 * be read by every released one (FULL_TRANSITIVE), with every field keeping its meaning.
 */
final class ReleaseGate {

    private static final String WAY_OUT =
            "Only fields with defaults are ever added or removed; for anything else make a new record type on a new topic.";

    private final SortedMap<String, Schema> current;
    private final List<Path> releases;
    private final List<String> problems = new ArrayList<>();

    private ReleaseGate(Path current, Path releases) {
        this.current = SchemaFolder.read(current);
        try (Stream<Path> folders = Files.list(releases)) {
            this.releases = folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Every breach, as a sentence that says what to do; empty if all is well.
     *
     * @param current the folder of the schemas as they are now
     * @param releases the folder with one folder per release
     */
    static List<String> problems(Path current, Path releases) {
        ReleaseGate gate = new ReleaseGate(current, releases);
        gate.current.forEach(gate::checkPlace);
        gate.current.forEach((file, schema) -> gate.checkDocs(schema.getFullName(), schema));
        gate.releases.forEach(gate::checkRelease);
        return gate.problems;
    }

    private void checkPlace(String file, Schema schema) {
        String expected = schema.getNamespace() + "/" + schema.getName() + SchemaFolder.SUFFIX;
        if (!file.equals(expected)) {
            problems.add(
                    "%s declares %s: it belongs at %s."
                            .formatted(file, schema.getFullName(), expected));
        }
    }

    private void checkDocs(String where, Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                if (isBlank(schema.getDoc())) {
                    problems.add("%s has no doc: say what it means.".formatted(where));
                }
                for (Schema.Field field : schema.getFields()) {
                    String name = where + "." + field.name();
                    if (isBlank(field.doc())) {
                        problems.add("%s has no doc: say its unit and meaning.".formatted(name));
                    }
                    checkDocs(name, field.schema());
                }
            }
            case ARRAY -> checkDocs(where + "[]", schema.getElementType());
            case MAP -> checkDocs(where + "{}", schema.getValueType());
            case UNION -> schema.getTypes().forEach(branch -> checkDocs(where, branch));
            default -> {}
        }
    }

    private static boolean isBlank(@Nullable String doc) {
        return doc == null || doc.isBlank();
    }

    private void checkRelease(Path release) {
        List<String> edits = FrozenFiles.problems(release);
        problems.addAll(edits);
        if (!edits.isEmpty()) {
            // What was really released is not known, so comparing would accuse the wrong file.
            return;
        }
        for (Map.Entry<String, Schema> entry : SchemaFolder.read(release).entrySet()) {
            Schema released = entry.getValue();
            Schema now = current.get(entry.getKey());
            if (now == null) {
                problems.add(
                        "%s of release %s is gone: its events stay in their topic for ever. Restore the schema, under its own name."
                                .formatted(released.getFullName(), release.getFileName()));
            } else {
                compare(String.valueOf(release.getFileName()), released, now);
            }
        }
    }

    private void compare(String release, Schema released, Schema now) {
        List<String> breaks = new ArrayList<>();
        SameMeaning.compare(now.getName(), released, now, breaks);
        breaks.addAll(
                unreadable("cannot read what release %s wrote".formatted(release), now, released));
        breaks.addAll(
                unreadable(
                        "cannot be read with release %s's schema".formatted(release),
                        released,
                        now));
        breaks.forEach(
                found ->
                        problems.add(
                                "%s breaks release %s: %s. %s"
                                        .formatted(now.getFullName(), release, found, WAY_OUT)));
    }

    private static List<String> unreadable(String direction, Schema reader, Schema writer) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
        if (result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE) {
            return List.of();
        }
        return result.getIncompatibilities().stream()
                .map(
                        found ->
                                "it %s: %s at %s (%s)"
                                        .formatted(
                                                direction,
                                                found.getType(),
                                                found.getLocation(),
                                                found.getMessage()))
                .toList();
    }
}
