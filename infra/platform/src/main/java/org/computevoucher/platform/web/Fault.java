package org.computevoucher.platform.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.computevoucher.platform.web.json.Texts;

/**
 * One member of a problem document's {@code errors}: which part of the request is wrong, and what
 * would be right.
 *
 * @param part {@code pointer} (RFC 6901, into the body), {@code column}, {@code line}, {@code
 *     parameter} or {@code header}
 * @param name which one
 * @param detail in the caller's words
 */
public record Fault(String part, String name, String detail) {

    /** A field of the body. */
    public static Fault atPointer(String pointer, String detail) {
        return new Fault("pointer", pointer, detail);
    }

    /** A parameter of the query or the path. */
    public static Fault ofParameter(String name, String detail) {
        return new Fault("parameter", name, detail);
    }

    public static Fault ofHeader(String name, String detail) {
        return new Fault("header", name, detail);
    }

    /** A column of a body that is a table. */
    public static Fault ofColumn(String name, String detail) {
        return new Fault("column", name, detail);
    }

    /** A line of a body that is text, the first being 1. */
    public static Fault atLine(long number, String detail) {
        return new Fault("line", Long.toString(number), detail);
    }

    /** As it is shown; a hostile name is made visible. */
    Map<String, String> shown() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put(part, Texts.visible(name));
        members.put("detail", Texts.visible(detail));
        return members;
    }
}
