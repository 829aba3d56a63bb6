package org.computevoucher.schemas.release;

import java.util.List;
import java.util.Objects;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/**
 * Finds what Avro's own comparison lets pass although readers would take one thing for another: a
 * logical type that was changed, added or dropped (microseconds read as milliseconds), and bytes in
 * place of a string.
 */
final class SameMeaning {

    private SameMeaning() {}

    /** Adds a sentence for every field of both schemas whose type or logical type differs. */
    static void compare(String where, Schema released, Schema current, List<String> problems) {
        if (isUnion(released) || isUnion(current)) {
            compareBranches(where, branches(released), branches(current), problems);
        } else if (released.getType() != current.getType()
                || !Objects.equals(logicalName(released), logicalName(current))) {
            problems.add(
                    "the type of %s changed from %s to %s"
                            .formatted(where, name(released), name(current)));
        } else {
            compareInside(where, released, current, problems);
        }
    }

    private static void compareInside(
            String where, Schema released, Schema current, List<String> problems) {
        switch (released.getType()) {
            case RECORD -> {
                for (Schema.Field field : released.getFields()) {
                    Schema.Field now = current.getField(field.name());
                    if (now != null) {
                        compare(where + "." + field.name(), field.schema(), now.schema(), problems);
                    }
                }
            }
            case ARRAY ->
                    compare(
                            where + "[]",
                            released.getElementType(),
                            current.getElementType(),
                            problems);
            case MAP ->
                    compare(
                            where + "{}",
                            released.getValueType(),
                            current.getValueType(),
                            problems);
            default -> {}
        }
    }

    /** Whether branches may come or go is Avro's to say; those that stay keep their meaning. */
    private static void compareBranches(
            String where, List<Schema> released, List<Schema> current, List<String> problems) {
        for (Schema branch : released) {
            current.stream()
                    .filter(now -> now.getFullName().equals(branch.getFullName()))
                    .findFirst()
                    .ifPresentOrElse(
                            now -> compare(where, branch, now, problems),
                            () ->
                                    problems.add(
                                            "the type of %s no longer includes %s"
                                                    .formatted(where, name(branch))));
        }
    }

    private static boolean isUnion(Schema schema) {
        return schema.getType() == Schema.Type.UNION;
    }

    private static List<Schema> branches(Schema schema) {
        return isUnion(schema) ? schema.getTypes() : List.of(schema);
    }

    private static String name(Schema schema) {
        String logical = logicalName(schema);
        return logical.isEmpty()
                ? schema.getFullName()
                : schema.getFullName() + " (" + logical + ")";
    }

    private static String logicalName(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        return logical == null ? "" : logical.getName();
    }
}
