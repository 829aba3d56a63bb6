package org.computevoucher.redemption.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.OutsideMandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.access.SecurityLog;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.request.RequestContent;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.platform.web.RequestRefused;
import org.computevoucher.platform.web.limit.BodyLimit;
import org.computevoucher.platform.web.limit.Media;
import org.computevoucher.redemption.intake.BatchReports.Asked;
import org.computevoucher.redemption.intake.ReportResult.BatchAnswer;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.voucheraccount.RecordConsumption;
import org.computevoucher.redemption.voucheraccount.RecordedConsumption;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where data centres report usage. */
@RestController
final class ReportController {

    private final ReportReader reader;
    private final KeyedAnswers answers;
    private final BatchReports batches;
    private final MissingVouchers missing;
    private final Ids ids;
    private final Clock clock;

    ReportController(
            ReportReader reader,
            KeyedAnswers answers,
            BatchReports batches,
            MissingVouchers missing,
            Ids ids,
            Clock clock) {
        this.reader = reader;
        this.answers = answers;
        this.batches = batches;
        this.missing = missing;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param records 1 to {@value Report#MAX_RECORDS}
     */
    record ConsumptionBatch(
            @Size(min = 1, max = Report.MAX_RECORDS) List<ConsumptionRequest> records) {}

    /**
     * One record: 201 where it is accepted, 200 with the first figures where it was before, 202
     * where it waits for a person. Many: 200 with a result for each, in their order.
     *
     * @param key the same key with the same content gets the first answer again; what makes a
     *     record unique for ever, also under another key, is its own name: data centre and usage id
     */
    @Operation(
            operationId = "reportConsumption",
            summary = "Report usage: one record or many",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema =
                                                @Schema(
                                                        anyOf = {
                                                            ConsumptionRequest.class,
                                                            ConsumptionBatch.class
                                                        })),
                                @Content(
                                        mediaType = ReportReader.CLOUD_EVENT,
                                        schema = @Schema(implementation = CloudEvent.class)),
                                @Content(
                                        mediaType = ReportReader.CLOUD_EVENTS,
                                        array =
                                                @ArraySchema(
                                                        schema =
                                                                @Schema(
                                                                        implementation =
                                                                                CloudEvent.class),
                                                        minItems = 1,
                                                        maxItems = Report.MAX_RECORDS))
                            }))
    @ApiResponse(
            responseCode = "201",
            description = "The record is accepted.",
            content = @Content(schema = @Schema(implementation = ConsumptionAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description =
                    "The record was accepted before, and these are the first figures; or what became of each record of a batch.",
            content =
                    @Content(
                            schema = @Schema(anyOf = {ConsumptionAnswer.class, BatchAnswer.class})))
    @ApiResponse(
            responseCode = "202",
            description = "The record waits for a person's decision.",
            content =
                    @Content(schema = @Schema(implementation = ReportAnswer.ExceptedAnswer.class)))
    @PostMapping("/api/v1/consumptions")
    @Media(
            takes = {
                MediaType.APPLICATION_JSON_VALUE,
                ReportReader.CLOUD_EVENT,
                ReportReader.CLOUD_EVENTS
            })
    @BodyLimit(bytes = Report.MAX_BYTES)
    ResponseEntity<?> report(
            Mandate mandate, RequestKey key, HttpServletRequest http, @RequestBody byte[] body) {
        return switch (reader.read(http.getContentType(), body)) {
            case Report.One(ConsumptionRequest request) -> one(mandate, key, request);
            case Report.Many(List<Reading> records) ->
                    answers.<BatchAnswer>doneFor(
                            key,
                            () -> RequestContent.ofBytes(key, sha256(body)),
                            HttpStatus.OK,
                            taking -> {
                                BatchAnswer answer = many(mandate, http, records);
                                taking.accept(answer);
                                return Outcome.accepted(answer);
                            });
        };
    }

    private ResponseEntity<?> one(Mandate mandate, RequestKey key, ConsumptionRequest request) {
        mandate.require(Owner.dataCentre(request.dataCentre()));
        Usage usage = request.usage();
        RecordConsumption command = command(usage, clock.instant());
        return KeyedAnswers.http(
                missing.settled(
                        usage.voucherId(),
                        command.at(),
                        MissingVouchers.A_MOMENT,
                        () ->
                                answers.<RecordedConsumption, ReportAnswer>outcome(
                                        key,
                                        request,
                                        command,
                                        recorded -> ReportAnswer.of(usage, recorded),
                                        ReportAnswer::status)));
    }

    /** Each for itself: what cannot be read, or is another's, is answered without a command. */
    private BatchAnswer many(Mandate mandate, HttpServletRequest http, List<Reading> records) {
        Instant now = clock.instant();
        List<Optional<ReportResult>> refused = new ArrayList<>();
        List<Asked> asked = new ArrayList<>();
        boolean ofAnother = false;
        for (Reading record : records) {
            Optional<ReportResult> refusal = refusedAtTheDoor(record, mandate);
            refused.add(refusal);
            if (record instanceof Reading.Legible(ConsumptionRequest request)) {
                ofAnother |= refusal.isPresent();
                if (refusal.isEmpty()) {
                    asked.add(new Asked(request, command(request.usage(), now)));
                }
            }
        }
        if (ofAnother) {
            // once for the request: a batch must not fill the log
            SecurityLog.denied(http, "OUTSIDE_MANDATE");
        }
        Iterator<ReportResult> done = batches.results(asked, now).iterator();
        return new BatchAnswer(
                refused.stream().map(result -> result.orElseGet(done::next)).toList());
    }

    private static Optional<ReportResult> refusedAtTheDoor(Reading record, Mandate mandate) {
        return switch (record) {
            case Reading.Illegible(RequestRefused why) ->
                    Optional.of(ReportResult.of(ReportResult.REJECTED, null, Problems.of(why)));
            case Reading.Legible(ConsumptionRequest request) -> outside(request, mandate);
        };
    }

    private static Optional<ReportResult> outside(ConsumptionRequest request, Mandate mandate) {
        try {
            mandate.require(Owner.dataCentre(request.dataCentre()));
            return Optional.empty();
        } catch (OutsideMandate e) {
            return Optional.of(ReportResult.of(ReportResult.REJECTED, request, e.answer()));
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private RecordConsumption command(Usage usage, Instant now) {
        return new RecordConsumption(usage, ids.next(), ids.next(), now);
    }
}
