package org.computevoucher.issuance.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * The text of a table, given out as it is decoded, and stopped where it is none: a decoder that
 * replaces what it cannot read would change a name unseen, and a parser that makes the best of a
 * quote without an end would swallow the lines behind it.
 */
final class TableText extends Reader {

    private static final int BUFFER = 8_192;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream stream;
    private final CharsetDecoder decoder =
            UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer text = CharBuffer.allocate(BUFFER).flip();
    private final TableGrammar grammar = new TableGrammar();
    private boolean begun;
    private boolean streamEnded;
    private boolean ended;

    TableText(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!text.hasRemaining()) {
            if (ended) {
                return -1;
            }
            decodeMore();
        }
        int count = Math.min(length, text.remaining());
        text.get(target, offset, count);
        return count;
    }

    private void decodeMore() throws IOException {
        text.clear();
        CoderResult result = decoder.decode(bytes, text, streamEnded);
        text.flip();
        if (!begun && text.hasRemaining()) {
            begun = true;
            if (text.get(text.position()) == BYTE_ORDER_MARK) {
                text.get();
            }
        }
        grammar.follow(text);
        if (result.isError()) {
            throw grammar.notUtf8();
        }
        if (result.isUnderflow()) {
            if (streamEnded) {
                grammar.end();
                ended = true;
            } else {
                fill();
            }
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = stream.read(bytes.array(), bytes.position(), bytes.remaining());
        streamEnded = count < 0;
        bytes.position(bytes.position() + Math.max(0, count)).flip();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
