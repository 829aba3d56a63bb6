package org.computevoucher.testkit.hostile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.computevoucher.testkit.contract.RawHttp.Body;
import org.computevoucher.testkit.contract.RawHttp.Header;
import org.computevoucher.testkit.contract.RawHttp.Request;

/** Takes away from a request what it does not need to go wrong. */
final class Shrinker {

    private static final int TRIES = 60;

    private final Predicate<Request> stillWrong;
    private int tries;

    Shrinker(Predicate<Request> stillWrong) {
        this.stillWrong = stillWrong;
    }

    Request shrunken(Request request) {
        return body(headers(request));
    }

    private Request headers(Request request) {
        Request smallest = request;
        for (Header header : request.headers()) {
            List<Header> fewer = new ArrayList<>(smallest.headers());
            fewer.remove(header);
            Request smaller = smallest.with(fewer);
            if (!header.name().equals("Host") && holds(smaller)) {
                smallest = smaller;
            }
        }
        return smallest;
    }

    /** Cuts pieces out, large ones first. */
    private Request body(Request request) {
        Request smallest = request;
        for (int piece = request.body().size() / 2; piece > 0 && tries < TRIES; piece /= 2) {
            for (int at = 0; at + piece <= smallest.body().size() && tries < TRIES; ) {
                Request smaller = smallest.with(without(smallest.body().bytes(), at, piece));
                if (holds(smaller)) {
                    smallest = smaller;
                } else {
                    at += piece;
                }
            }
        }
        return smallest;
    }

    private static Body without(byte[] bytes, int at, int length) {
        byte[] rest = Arrays.copyOf(bytes, bytes.length - length);
        System.arraycopy(bytes, at + length, rest, at, bytes.length - at - length);
        return Body.of(rest);
    }

    private boolean holds(Request request) {
        tries++;
        return tries <= TRIES && stillWrong.test(request);
    }
}
