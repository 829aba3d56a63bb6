package org.computevoucher.testkit.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that have hurt somebody. */
final class HostileTexts {

    /**
     * @param never whether no field may hold it, whatever its own rules are: what cannot be seen or
     *     turns what is seen around has no place in a book
     */
    record Text(String kind, String value, boolean never) {}

    private static final int FLOOD = 2_000;
    private static final int LONG = 5_000;
    private static final int HUGE = 300_000;

    private HostileTexts() {}

    static List<Text> all(String valid, Random random) {
        List<Text> texts = new ArrayList<>();
        unicode(valid, texts);
        injections(texts);
        for (String whitespace : List.of("", " ", "\t", "\n", "\u00a0", "\u3000")) {
            texts.add(new Text("blank", whitespace, false));
        }
        texts.add(new Text("padded", ' ' + valid + ' ', false));
        texts.add(new Text("other case", swapped(valid), false));
        texts.add(new Text("doubled", valid + valid, false));
        texts.add(new Text("shortened", valid.substring(0, valid.length() / 2), false));
        texts.add(new Text("long text", "A".repeat(LONG), false));
        texts.add(new Text("huge text", "9".repeat(HUGE), false));
        for (int i = 0; i < 6; i++) {
            texts.add(new Text("random text", random(random), false));
        }
        return texts;
    }

    private static void unicode(String valid, List<Text> texts) {
        for (char control : new char[] {0, 1, 7, 8, '\n', '\r', 0x1b, 0x7f, 0x85}) {
            texts.add(new Text("control character", valid + control, true));
        }
        for (char bidi : new char[] {0x202a, 0x202e, 0x2066, 0x2069, 0x200f, 0x061c}) {
            texts.add(new Text("bidi control", bidi + valid, true));
        }
        for (char nothing : new char[] {0xffff, 0xfffe, 0xfdd0, 0x200b, 0x2028, 0xfeff}) {
            texts.add(new Text("invisible character", valid + nothing, false));
        }
        texts.add(new Text("combining flood", valid + "\u0301".repeat(FLOOD), false));
        texts.add(
                new Text("homoglyph", valid.replace('A', '\u0410').replace('0', '\uff10'), false));
        texts.add(new Text("homoglyph", "\u0410" + valid, false));
        texts.add(new Text("other digits", "\u0663\u0664\u0665", false));
        texts.add(new Text("astral", "\ud83d\udca3".repeat(20), false));
        texts.add(new Text("unassigned", "\udbff\udfff", false));
    }

    private static void injections(List<Text> texts) {
        for (String sql :
                List.of(
                        "'; DROP TABLE event_log; --",
                        "' OR '1'='1",
                        "1; SELECT pg_sleep(10)",
                        "$$; --",
                        "%' ESCAPE '\\",
                        "\\")) {
            texts.add(new Text("SQL", sql, false));
        }
        for (String log :
                List.of(
                        "${jndi:ldap://127.0.0.1:9/a}",
                        "${${lower:j}ndi:rmi://127.0.0.1:9/a}",
                        "%d{yyyy}%n%ex",
                        "{}{}{}",
                        "%s%n%x")) {
            texts.add(new Text("log", log, false));
        }
        for (String template :
                List.of("${7*7}", "#{7*7}", "{{7*7}}", "*{T(java.lang.Runtime).getRuntime()}")) {
            texts.add(new Text("template", template, false));
        }
        for (String path :
                List.of(
                        "../../../../etc/passwd",
                        "..\\..\\win.ini",
                        "file:///etc/passwd",
                        "/",
                        ".")) {
            texts.add(new Text("path", path, false));
        }
        texts.add(new Text("header", "a\r\nX-Injected: yes\r\n\r\n", true));
        texts.add(new Text("markup", "<script>alert(1)</script>", false));
        texts.add(
                new Text(
                        "markup",
                        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
                        false));
        texts.add(new Text("formula", "=cmd|' /C calc'!A0", false));
    }

    private static String swapped(String text) {
        StringBuilder swapped = new StringBuilder();
        text.chars()
                .map(
                        c ->
                                Character.isUpperCase(c)
                                        ? Character.toLowerCase(c)
                                        : Character.toUpperCase(c))
                .forEach(swapped::appendCodePoint);
        return swapped.toString();
    }

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        random.ints(1 + random.nextInt(40), 0x20, 0xd7ff).forEach(text::appendCodePoint);
        return text.toString();
    }
}
