package org.computevoucher.ledger.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/exports/postings}: the journal of a region, or of all, as a file. */
@RestController
class PostingsExportController {

    private static final int ENTRIES_AT_ONCE = 1_000;

    private final EntryReader entries;
    private final ExportAnswers answers;

    PostingsExportController(EntryReader entries, ExportAnswers answers) {
        this.entries = entries;
        this.answers = answers;
    }

    /**
     * As {@link #write(ExportFormat, Mandate, Scope, HttpServletRequest, HttpServletResponse)}
     * says.
     */
    @Operation(operationId = "exportPostingsCsv", summary = "The journal as a table")
    @ApiResponse(
            responseCode = "200",
            description = "All entries, in the order of the ledger.",
            content =
                    @Content(mediaType = ExportFormat.Types.CSV, schema = @Schema(type = "string")))
    @Media(gives = ExportFormat.Types.CSV)
    @GetMapping("/api/v1/exports/postings/csv")
    @Nullable ResponseEntity<?> csv(
            Mandate mandate,
            @RequestParam @Nullable String region,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String upTo,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        return write(ExportFormat.CSV, mandate, new Scope(region, after, upTo), request, response);
    }

    /**
     * As {@link #write(ExportFormat, Mandate, Scope, HttpServletRequest, HttpServletResponse)}
     * says.
     */
    @Operation(operationId = "exportPostingsJsonLines", summary = "The journal as lines of JSON")
    @ApiResponse(
            responseCode = "200",
            description = "All entries, in the order of the ledger.",
            content =
                    @Content(
                            mediaType = ExportFormat.Types.JSON_LINES,
                            schema = @Schema(type = "string")))
    @Media(gives = ExportFormat.Types.JSON_LINES)
    @GetMapping("/api/v1/exports/postings/json-lines")
    @Nullable ResponseEntity<?> jsonLines(
            Mandate mandate,
            @RequestParam @Nullable String region,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String upTo,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        return write(
                ExportFormat.JSON_LINES,
                mandate,
                new Scope(region, after, upTo),
                request,
                response);
    }

    /**
     * As {@link #write(ExportFormat, Mandate, Scope, HttpServletRequest, HttpServletResponse)}
     * says.
     */
    @Operation(operationId = "exportPostingsHledger", summary = "The journal for hledger")
    @ApiResponse(
            responseCode = "200",
            description = "All entries, in the order of the ledger.",
            content =
                    @Content(
                            mediaType = ExportFormat.Types.HLEDGER,
                            schema = @Schema(type = "string")))
    @Media(gives = ExportFormat.Types.HLEDGER)
    @GetMapping("/api/v1/exports/postings/hledger")
    @Nullable ResponseEntity<?> hledger(
            Mandate mandate,
            @RequestParam @Nullable String region,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String upTo,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        return write(
                ExportFormat.HLEDGER, mandate, new Scope(region, after, upTo), request, response);
    }

    /**
     * @param after the last ledger number that is there already; null: none
     * @param upTo the last ledger number of the export; null: that of now
     */
    private record Scope(@Nullable String region, @Nullable String after, @Nullable String upTo) {}

    /** 200; 400 MALFORMED_REGION, MALFORMED_AFTER; 503 OVERLOADED. */
    private @Nullable ResponseEntity<?> write(
            ExportFormat format,
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
        long upTo = UpTo.of(scope.upTo(), entries.lastLedgerNumber());
        return answers.write(
                new ExportFile(format, "postings", region, upTo),
                out ->
                        write(
                                PostingsFormat.to(format, out, after > 0),
                                entries.span(region, after, upTo)),
                request,
                response);
    }

    private void write(PostingsFormat.EntryWriter out, EntryReader.Span span) throws IOException {
        EntryReader.Span left = span;
        List<EntryView> page;
        do {
            page = entries.page(left, ENTRIES_AT_ONCE);
            for (EntryView entry : page) {
                out.write(entry);
                left = left.after(entry);
            }
        } while (page.size() == ENTRIES_AT_ONCE);
        out.end();
    }
}
