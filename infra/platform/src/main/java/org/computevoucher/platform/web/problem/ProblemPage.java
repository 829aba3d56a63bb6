package org.computevoucher.platform.web.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.computevoucher.platform.web.ProblemCatalogue;
import org.computevoucher.platform.web.ProblemCatalogue.Row;
import org.springframework.web.util.HtmlUtils;

/** The catalogue for people: one page each, of itself alone, with nothing from anywhere else. */
final class ProblemPage {

    private static final String STYLE =
            """
            :root{color-scheme:light dark;font:16px/1.6 system-ui,sans-serif}
            body{max-width:46rem;margin:3rem auto;padding:0 1.25rem}
            h1{font-size:1.7rem;line-height:1.25;margin:.2rem 0 1.2rem}
            h2{font-size:1rem;margin:1.6rem 0 .2rem;opacity:.7}
            p{margin:.2rem 0}
            code{font:.9em ui-monospace,monospace;background:#8882;padding:.1em .35em;border-radius:.3em}
            table{border-collapse:collapse;width:100%}
            td,th{text-align:left;vertical-align:top;padding:.45rem .8rem .45rem 0;border-bottom:1px solid #8883}
            """;

    /** Nothing is loaded or run; only the one style above is applied. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                    .formatted(sha256(STYLE));

    private ProblemPage() {}

    static String of(Row row) {
        StringBuilder page = new StringBuilder();
        page.append(
                "<p><code>%s</code> · HTTP %d</p>".formatted(escaped(row.reason()), row.status()));
        page.append("<h1>%s</h1>".formatted(escaped(row.title())));
        page.append("<h2>What is wrong</h2><p>%s</p>".formatted(escaped(row.meaning())));
        page.append("<h2>What would be right</h2><p>%s</p>".formatted(escaped(row.remedy())));
        if (!row.fields().isEmpty()) {
            page.append("<h2>What the answer says besides</h2><table>");
            for (Map.Entry<String, String> field : row.fields().entrySet()) {
                page.append(
                        "<tr><td><code>%s</code></td><td>%s</td></tr>"
                                .formatted(escaped(field.getKey()), escaped(field.getValue())));
            }
            page.append("</table>");
        }
        page.append("<p><a href=\"%s\">All problems</a></p>".formatted(ProblemCatalogue.PATH));
        return page(row.title(), page.toString());
    }

    static String index(Collection<Row> rows) {
        StringBuilder table = new StringBuilder("<h1>Problems</h1><table>");
        table.append("<tr><th>reason</th><th>HTTP</th><th>what it says</th></tr>");
        for (Row row : rows) {
            table.append(
                    "<tr><td><a href=\"%s/%s\"><code>%s</code></a></td><td>%d</td><td>%s</td></tr>"
                            .formatted(
                                    ProblemCatalogue.PATH,
                                    escaped(row.slug()),
                                    escaped(row.reason()),
                                    row.status(),
                                    escaped(row.title())));
        }
        return page("Problems", table.append("</table>").toString());
    }

    private static String page(String title, String body) {
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\">"
                + "<title>%s</title><style>%s</style><body>%s</body></html>"
                        .formatted(escaped(title), STYLE, body);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, UTF_8.name());
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
