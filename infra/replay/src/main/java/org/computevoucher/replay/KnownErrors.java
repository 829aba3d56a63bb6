package org.computevoucher.replay;

import java.util.HashMap;
import java.util.Map;

/** What is as wrong as it was before is no news: each error is told where it begins. */
final class KnownErrors {

    private final Map<String, Long> errorFen = new HashMap<>();

    /**
     * @param nowFen by how much it is wrong now; 0: it is right
     */
    boolean isNews(String what, long nowFen) {
        Long known = nowFen == 0 ? errorFen.remove(what) : errorFen.put(what, nowFen);
        return nowFen != 0 && (known == null || known != nowFen);
    }
}
