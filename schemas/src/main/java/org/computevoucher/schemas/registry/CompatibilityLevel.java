package org.computevoucher.schemas.registry;

/** What a registry demands of a new version of a schema, by Confluent's names. */
public enum CompatibilityLevel {
    NONE,
    BACKWARD,
    BACKWARD_TRANSITIVE,
    FORWARD,
    FORWARD_TRANSITIVE,
    FULL,
    /** Every version can read and be read by every other: what this contract lives by. */
    FULL_TRANSITIVE
}
