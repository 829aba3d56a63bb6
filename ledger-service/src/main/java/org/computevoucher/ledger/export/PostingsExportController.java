package org.computevoucher.ledger.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import org.computevoucher.ledger.journal.EntryReader;
import org.computevoucher.ledger.journal.EntryView;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.ledger.query.PageQuery;
import org.computevoucher.ledger.query.UnreadableQuery;
import org.computevoucher.ledger.query.UnreadableQuery.Reason;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.web.limit.Media;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** {@code GET /api/v1/exports/postings}: the journal of a region, or of all, as a file. */
@RestController
class PostingsExportController {

    /** Says up to which entry the export goes, so that it can be made again, or gone on with. */
    static final String UP_TO = "X-Up-To";

    private static final int ENTRIES_AT_ONCE = 1_000;

    private final EntryReader entries;

    PostingsExportController(EntryReader entries) {
        this.entries = entries;
    }

    /**
     * As {@link #write(PostingsFormat, Mandate, Scope, HttpServletRequest, HttpServletResponse)}
     * says.
     */
    @Operation(operationId = "exportPostingsCsv", summary = "The journal as a table")
    @ApiResponse(
            responseCode = "200",
            description = "All entries, in the order of the ledger.",
            content =
                    @Content(
                            mediaType = PostingsFormat.Types.CSV,
                            schema = @Schema(type = "string")))
    @Media(gives = PostingsFormat.Types.CSV)
    @GetMapping("/api/v1/exports/postings/csv")
    void csv(
            Mandate mandate,
            @RequestParam @Nullable String region,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String upTo,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        write(PostingsFormat.CSV, mandate, new Scope(region, after, upTo), request, response);
    }

    /**
     * As {@link #write(PostingsFormat, Mandate, Scope, HttpServletRequest, HttpServletResponse)}
     * says.
     */
    @Operation(operationId = "exportPostingsJsonLines", summary = "The journal as lines of JSON")
    @ApiResponse(
            responseCode = "200",
            description = "All entries, in the order of the ledger.",
            content =
                    @Content(
                            mediaType = PostingsFormat.Types.JSON_LINES,
                            schema = @Schema(type = "string")))
    @Media(gives = PostingsFormat.Types.JSON_LINES)
    @GetMapping("/api/v1/exports/postings/json-lines")
    void jsonLines(
            Mandate mandate,
            @RequestParam @Nullable String region,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String upTo,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        write(
                PostingsFormat.JSON_LINES,
                mandate,
                new Scope(region, after, upTo),
                request,
                response);
    }

    /**
     * As {@link #write(PostingsFormat, Mandate, Scope, HttpServletRequest, HttpServletResponse)}
     * says.
     */
    @Operation(operationId = "exportPostingsHledger", summary = "The journal for hledger")
    @ApiResponse(
            responseCode = "200",
            description = "All entries, in the order of the ledger.",
            content =
                    @Content(
                            mediaType = PostingsFormat.Types.HLEDGER,
                            schema = @Schema(type = "string")))
    @Media(gives = PostingsFormat.Types.HLEDGER)
    @GetMapping("/api/v1/exports/postings/hledger")
    void hledger(
            Mandate mandate,
            @RequestParam @Nullable String region,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String upTo,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        write(PostingsFormat.HLEDGER, mandate, new Scope(region, after, upTo), request, response);
    }

    /**
     * @param after the last ledger number that is there already; null: none
     * @param upTo the last ledger number of the export; null: that of now
     */
    private record Scope(@Nullable String region, @Nullable String after, @Nullable String upTo) {}

    /** 200; 400 MALFORMED_REGION, MALFORMED_AFTER. */
    private void write(
            PostingsFormat format,
            Mandate mandate,
            Scope scope,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String region = scope.region();
        if (region != null && !PotId.isRegion(region)) {
            throw new UnreadableQuery(
                    Reason.MALFORMED_REGION,
                    "A region is named by six digits, for example 310000.",
                    "region");
        }
        mandate.require(Owner.region(region));
        long after = PageQuery.number(scope.after());
        long last = entries.lastLedgerNumber();
        long upTo = Math.min(last, upTo(scope.upTo()));
        // the filter that makes entity tags would hold all of it in memory
        ShallowEtagHeaderFilter.disableContentCaching(request);
        response.setContentType(format.mediaType() + ";charset=UTF-8");
        response.setHeader(UP_TO, Long.toString(upTo));
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"postings-%s-%d.%s\""
                        .formatted(region == null ? "all" : region, upTo, format.extension()));
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), UTF_8))) {
            write(format.to(out, after > 0), region, after, upTo);
        }
    }

    private static long upTo(@Nullable String upTo) {
        return upTo == null
                ? Long.MAX_VALUE
                : PageQuery.number("upTo", "upTo is the ledgerNumber of an entry.", upTo);
    }

    private void write(
            PostingsFormat.EntryWriter out, @Nullable String region, long after, long upTo)
            throws IOException {
        long written = after;
        List<EntryView> page;
        do {
            page = entries.between(region, written, upTo, ENTRIES_AT_ONCE);
            for (EntryView entry : page) {
                out.write(entry);
                written = entry.ledgerNumber();
            }
        } while (page.size() == ENTRIES_AT_ONCE);
        out.end();
    }
}
