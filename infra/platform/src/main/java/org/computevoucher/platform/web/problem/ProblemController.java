package org.computevoucher.platform.web.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.computevoucher.platform.web.ProblemCatalogue;
import org.computevoucher.platform.web.ProblemCatalogue.Row;
import org.computevoucher.platform.web.RequestRefused;
import org.computevoucher.platform.web.WebReason;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue of problems: pages for a browser, JSON for everybody else. */
@RestController
@RequestMapping(ProblemCatalogue.PATH)
public final class ProblemController {

    private final ProblemCatalogue catalogue = ProblemCatalogue.ofThisService();

    record Index(List<Row> problems) {}

    @GetMapping
    ResponseEntity<?> index(
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        return isForBrowser(accept)
                ? page(ProblemPage.index(catalogue.rows()))
                : json(new Index(List.copyOf(catalogue.rows())));
    }

    /** 404 NOT_FOUND where no reason has this slug. */
    @GetMapping("/{slug}")
    ResponseEntity<?> problem(
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        Row row =
                catalogue
                        .bySlug(slug)
                        .orElseThrow(
                                () ->
                                        new RequestRefused(
                                                WebReason.NOT_FOUND,
                                                "No problem has this name; %s lists all."
                                                        .formatted(ProblemCatalogue.PATH)));
        return isForBrowser(accept) ? page(ProblemPage.of(row)) : json(row);
    }

    private static ResponseEntity<?> page(String html) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .header("Content-Security-Policy", ProblemPage.CONTENT_SECURITY_POLICY)
                .header("Referrer-Policy", "no-referrer")
                .body(html);
    }

    private static ResponseEntity<?> json(Object body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private static boolean isForBrowser(@Nullable String accept) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
        } catch (InvalidMediaTypeException noPreference) {
            return false;
        }
    }
}
