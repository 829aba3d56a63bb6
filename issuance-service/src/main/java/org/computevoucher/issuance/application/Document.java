package org.computevoucher.issuance.application;

import org.jspecify.annotations.Nullable;

/**
 * A document that an application brings. The document itself is kept elsewhere: it names people.
 *
 * @param kind as the programme calls it, for example {@code BUSINESS_LICENCE}
 * @param sha256 of the file, 64 hexadecimal digits; null: the office has seen it on paper
 */
public record Document(String kind, @Nullable String sha256) {

    /** How a kind is written, as a regular expression. */
    public static final String KIND_SYNTAX = "[A-Z0-9_]{1,40}";

    /** The same for a person. */
    public static final String KIND_WORDS = "must be 1 to 40 capital letters, digits and _";

    /** The most documents of one application. */
    public static final int MAX = 50;
}
