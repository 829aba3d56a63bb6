package org.computevoucher.issuance.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.issuance.imports.ImportRefusal.ImportUnknown;
import org.computevoucher.issuance.imports.ImportViews.ImportLinePage;
import org.computevoucher.issuance.imports.ImportViews.ImportView;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.EntityTag;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.platform.web.StreamedBody;
import org.computevoucher.platform.web.limit.BodyLimit;
import org.computevoucher.platform.web.limit.Media;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Bringing in applicants and applications as a table, and reading what became of each line. */
@RestController
final class ImportController {

    private final ImportUploads uploads;
    private final ImportQueries imports;
    private final ImportReport report;
    private final Ids ids;
    private final Clock clock;

    ImportController(
            ImportUploads uploads,
            ImportQueries imports,
            ImportReport report,
            Ids ids,
            Clock clock) {
        this.uploads = uploads;
        this.imports = imports;
        this.report = report;
        this.ids = ids;
        this.clock = clock;
    }

    /** 202 with the import: all of its lines are written down, and are taken in one by one. */
    @Operation(
            operationId = "importApplications",
            summary = "Bring in applicants and their applications as a table",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = ImportReport.TYPE,
                                            schema = @Schema(type = "string"))))
    @ApiResponse(
            responseCode = "202",
            description = "The import, with the lines that cannot be read counted as bad.",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @PostMapping("/api/v1/pots/{pot}/imports")
    @Media(takes = ImportReport.TYPE)
    @BodyLimit(bytes = ImportLimits.BYTES, seconds = ImportLimits.SECONDS)
    ResponseEntity<?> upload(
            Mandate mandate,
            RequestKey key,
            @PathVariable @Pattern(regexp = PotId.SYNTAX, message = PotId.WORDS) String pot,
            StreamedBody body) {
        mandate.require(Owner.pot(pot));
        Instant now = clock.instant();
        return uploads.take(key, PotId.of(pot), ids.next(), body, now);
    }

    @Operation(operationId = "getImport", summary = "How far an import has come")
    @ApiResponse(
            responseCode = "200",
            description = "The import, with its lines counted by what became of them.",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @GetMapping("/api/v1/imports/{importId}")
    ResponseEntity<?> status(Mandate mandate, @PathVariable UUID importId) {
        Optional<ImportView> found = visible(mandate, importId);
        return found.isPresent() ? ResponseEntity.ok(found.get()) : unknown(importId);
    }

    @Operation(operationId = "listImportLines", summary = "What became of the lines of an import")
    @ApiResponse(
            responseCode = "200",
            description = "A page of lines.",
            content = @Content(schema = @Schema(implementation = ImportLinePage.class)))
    @GetMapping("/api/v1/imports/{importId}/lines")
    ResponseEntity<?> lines(
            Mandate mandate,
            @PathVariable UUID importId,
            @RequestParam(required = false) @Nullable LineOutcome outcome,
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(defaultValue = "" + ImportLinePage.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(ImportLinePage.MAX_LIMIT)
                    int limit) {
        return mandate.visible(imports.ownerOf(importId), owner -> owner).isPresent()
                ? ResponseEntity.ok(imports.page(importId, outcome, after, limit))
                : unknown(importId);
    }

    /** The whole report as a table; null: it was written while it was read. */
    @Operation(operationId = "getImportReport", summary = "The report of an import as a table")
    @ApiResponse(
            responseCode = "200",
            description = "A line for each line of the import, for spreadsheets.",
            content = @Content(mediaType = ImportReport.TYPE, schema = @Schema(type = "string")))
    @GetMapping("/api/v1/imports/{importId}/report")
    @Media(gives = ImportReport.TYPE)
    @Nullable ResponseEntity<?> report(
            Mandate mandate,
            @PathVariable UUID importId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<ImportView> found = visible(mandate, importId);
        if (found.isEmpty()) {
            return unknown(importId);
        }
        // the filter that makes entity tags would hold all of it in memory
        ShallowEtagHeaderFilter.disableContentCaching(request);
        boolean unchanged =
                found.get().finishedAt() != null
                        && new ServletWebRequest(request, response)
                                .checkNotModified(EntityTag.of(found.get()));
        if (!unchanged) {
            response.setContentType(ImportReport.TYPE + ";charset=UTF-8");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"import-%s.csv\"".formatted(importId));
            report.write(importId, response.getOutputStream());
        }
        return null;
    }

    private Optional<ImportView> visible(Mandate mandate, UUID importId) {
        return mandate.visible(imports.byId(importId), ImportView::owner);
    }

    private static ResponseEntity<?> unknown(UUID importId) {
        return Problems.of(new ImportUnknown(importId));
    }
}
