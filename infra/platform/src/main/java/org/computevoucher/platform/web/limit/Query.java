package org.computevoucher.platform.web.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.RequestRefused;
import org.computevoucher.platform.web.WebReason;
import org.computevoucher.platform.web.json.Texts;
import org.jspecify.annotations.Nullable;

/** The parameters of a query as they were sent, before anybody else reads them. */
final class Query {

    private static final String ENCODING_WORDS =
            "must be percent-encoded UTF-8 (RFC 3986), for example %2B for a plus sign";

    private static final String PARSED = Query.class.getName();

    private Query() {}

    /**
     * The parameters of a request, by name; read once, however many ask.
     *
     * @throws RequestRefused PARAMETERS_TOO_MANY, PARAMETER_MALFORMED
     */
    @SuppressWarnings("unchecked") // nobody else sets an attribute of this name
    static Map<String, List<String>> of(HttpServletRequest request, int limit) {
        Object parsed = request.getAttribute(PARSED);
        if (parsed == null) {
            parsed = parse(request.getQueryString(), limit);
            request.setAttribute(PARSED, parsed);
        }
        return (Map<String, List<String>>) parsed;
    }

    /**
     * All values by name.
     *
     * @param query null where there is none
     * @throws RequestRefused PARAMETERS_TOO_MANY, PARAMETER_MALFORMED
     */
    private static Map<String, List<String>> parse(@Nullable String query, int limit) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        String[] pairs = query.split("&", limit + 1);
        if (pairs.length > limit) {
            throw new RequestRefused(
                    WebReason.PARAMETERS_TOO_MANY,
                    "A query has at most %d parameters.".formatted(limit));
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals), pair);
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1), name);
            checkCharacters(name, name);
            checkCharacters(name, value);
            parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        return parameters;
    }

    private static String decoded(String encoded, String name) {
        return PercentDecoding.decode(encoded, true)
                .orElseThrow(() -> malformed(name, ENCODING_WORDS));
    }

    private static void checkCharacters(String name, String text) {
        Optional<String> forbidden = Texts.forbiddenIn(text);
        if (forbidden.isPresent()) {
            throw malformed(name, "holds " + forbidden.get() + "; it " + Texts.WORDS);
        }
    }

    static RequestRefused malformed(String name, String words) {
        return new RequestRefused(
                WebReason.PARAMETER_MALFORMED,
                "The parameter '%s' %s.".formatted(name, words),
                Fault.ofParameter(name, words));
    }
}
