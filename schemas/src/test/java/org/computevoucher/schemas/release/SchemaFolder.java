package org.computevoucher.schemas.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The Avro schemas under a folder, by their path inside it. */
final class SchemaFolder {

    static final String SUFFIX = ".avsc";

    private SchemaFolder() {}

    /** Every schema file, parsed on its own: each must be complete without the others. */
    static SortedMap<String, Schema> read(Path folder) {
        SortedMap<String, Schema> schemas = new TreeMap<>();
        for (String file : files(folder)) {
            try {
                schemas.put(file, new Schema.Parser().parse(folder.resolve(file).toFile()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return schemas;
    }

    /** The paths of the schema files, relative to the folder, with slashes. */
    static List<String> files(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(SUFFIX))
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
