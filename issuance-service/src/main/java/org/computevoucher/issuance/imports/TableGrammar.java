package org.computevoucher.issuance.imports;

import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.RequestRefused;

/**
 * Follows the text of a table (RFC 4180) and stops where it leaves the rules, with the line: the
 * parser behind it is more lenient.
 */
final class TableGrammar {

    private enum State {
        CELL_BEGINS,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    private State state = State.CELL_BEGINS;
    private long line = 1;
    private long quotedSinceLine;
    private int cells;
    private int characters;
    private boolean afterCarriageReturn;

    /**
     * @throws RequestRefused IMPORT_NOT_UTF8, IMPORT_MALFORMED
     */
    void follow(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            follow(text.charAt(i));
        }
    }

    private void follow(char c) {
        if (c == 0) {
            throw refused(
                    ImportReason.IMPORT_NOT_UTF8, line, "holds a NUL, as a text in UTF-16 does");
        }
        if (state == State.QUOTED) {
            if (c == '"') {
                state = State.QUOTE_IN_QUOTED;
            }
            count();
        } else if (c == ',' || c == '\r' || c == '\n') {
            state = State.CELL_BEGINS;
            characters = 0;
            cells = c == ',' ? cells + 1 : 0;
            if (cells >= ImportLimits.CELLS) {
                throw malformed(line, "has more than %d cells".formatted(ImportLimits.CELLS));
            }
        } else {
            state = next(c);
            count();
        }
        countLine(c);
    }

    private State next(char c) {
        if (state == State.CELL_BEGINS && c == '"') {
            quotedSinceLine = line;
            return State.QUOTED;
        }
        if (state != State.QUOTE_IN_QUOTED) {
            return State.PLAIN;
        }
        if (c == '"') {
            return State.QUOTED;
        }
        throw malformed(line, "goes on behind the quote that ends a cell");
    }

    private void count() {
        characters++;
        if (characters > ImportLimits.CELL_CHARACTERS) {
            boolean quoted = state == State.QUOTED || state == State.QUOTE_IN_QUOTED;
            throw malformed(
                    quoted ? quotedSinceLine : line,
                    "holds a cell of more than %d characters%s"
                            .formatted(
                                    ImportLimits.CELL_CHARACTERS,
                                    quoted ? "; perhaps its quote never ends" : ""));
        }
    }

    private void countLine(char c) {
        if (c == '\r' || (c == '\n' && !afterCarriageReturn)) {
            line++;
        }
        afterCarriageReturn = c == '\r';
    }

    /**
     * @throws RequestRefused IMPORT_MALFORMED
     */
    void end() {
        if (state == State.QUOTED) {
            throw malformed(quotedSinceLine, "begins a quote that never ends");
        }
    }

    /** That the bytes behind the text are no UTF-8. */
    RequestRefused notUtf8() {
        return refused(ImportReason.IMPORT_NOT_UTF8, line, "holds bytes that are no UTF-8");
    }

    private static RequestRefused malformed(long line, String words) {
        return refused(ImportReason.IMPORT_MALFORMED, line, words);
    }

    private static RequestRefused refused(ImportReason reason, long line, String words) {
        return new RequestRefused(
                reason,
                "Line %d %s; nothing was taken.".formatted(line, words),
                Fault.atLine(line, words));
    }
}
