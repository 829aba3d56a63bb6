package org.computevoucher.redemption.settlement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.platform.web.RequestRefused;
import org.computevoucher.platform.web.SpooledBody;
import org.computevoucher.platform.web.StreamedBody;
import org.computevoucher.platform.web.limit.BodyLimit;
import org.computevoucher.platform.web.limit.Media;
import org.computevoucher.redemption.bank.PaymentOrder;
import org.computevoucher.redemption.bank.PaymentOrderXml;
import org.computevoucher.redemption.bank.StatusReport;
import org.computevoucher.redemption.bank.StatusReport.StatedPayment;
import org.computevoucher.redemption.bank.StatusReport.StatedReason;
import org.computevoucher.redemption.bank.StatusReportUnreadableException;
import org.computevoucher.redemption.bank.StatusReportXml;
import org.computevoucher.redemption.payee.PaymentIds;
import org.computevoucher.redemption.settlement.PaymentEvent.BankAnswer;
import org.computevoucher.redemption.settlement.SettlementCommand.AnswerToPayment;
import org.computevoucher.redemption.settlement.SettlementCommand.TakeBankAnswers;
import org.computevoucher.redemption.settlement.SettlementRefusal.SettlementRunNotApproved;
import org.computevoucher.redemption.settlement.SettlementRefusal.SettlementRunUnknown;
import org.computevoucher.redemption.settlement.SettlementViews.BankAnswersView;
import org.computevoucher.redemption.settlement.SettlementViews.RunView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What goes to a region's bank, and what comes back. */
@RestController
@RequestMapping("/api/v1/settlement-runs/{runId}")
final class BankController {

    /**
     * How many payments are answered at once: all of a run, for a bank may answer them in one file.
     */
    static final int MAX_ANSWERS = SettlementRun.MAX_PAYEES;

    /** What so many payments need, with much room for what else a bank writes about each. */
    private static final long MAX_REPORT_BYTES = 4_000_000;

    private static final String TEXT = "[^\\p{Cntrl}]{1,500}";
    private static final String TEXT_WORDS = "must be 1 to 500 characters, none of control";

    private final KeyedAnswers answers;
    private final SettlementQueries queries;
    private final Clock clock;

    BankController(KeyedAnswers answers, SettlementQueries queries, Clock clock) {
        this.answers = answers;
        this.queries = queries;
        this.clock = clock;
    }

    /** What a bank can say in the end. */
    enum BankResult {
        ACCEPTED,
        REJECTED
    }

    /**
     * @param paymentId the EndToEndId
     * @param reasonCode of a rejected one, of ISO 20022's ExternalStatusReason1Code where possible
     */
    record BankAnswerRequest(
            @NotNull
                    @Pattern(regexp = "[!-~]{1,35}", message = "must be 1 to 35 visible characters")
                    String paymentId,
            @NotNull BankResult result,
            @Nullable
                    @Pattern(
                            regexp = "[A-Za-z0-9_.-]{1,35}",
                            message = "must be 1 to 35 letters, digits or any of _ . -")
                    String reasonCode,
            @Nullable @Pattern(regexp = TEXT, message = TEXT_WORDS) String reasonText,
            @Nullable
                    @Pattern(
                            regexp = "[^\\p{Cntrl}]{1,35}",
                            message = "must be 1 to 35 characters, none of control")
                    String bankReference) {

        AnswerToPayment answer() {
            boolean accepted = result == BankResult.ACCEPTED;
            return new AnswerToPayment(
                    paymentId,
                    new BankAnswer(
                            accepted,
                            accepted ? null : reasonCode,
                            accepted ? null : reasonText,
                            bankReference));
        }
    }

    /** What the bank said, payment by payment. */
    record BankAnswersRequest(
            @NotNull @Size(min = 1, max = MAX_ANSWERS)
                    List<@NotNull @Valid BankAnswerRequest> answers) {}

    /** Always the same bytes. */
    @Operation(
            operationId = "getPaymentOrder",
            summary = "The payment order of an approved run, as pain.001.001.09")
    @ApiResponse(
            responseCode = "200",
            description = "The order as ISO 20022 pain.001.001.09, for the bank.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_XML_VALUE,
                            schema = @Schema(type = "string")))
    @GetMapping("/payment-order")
    @Media(gives = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<?> order(Mandate mandate, @PathVariable UUID runId) {
        return withOrder(
                mandate,
                runId,
                order ->
                        ResponseEntity.ok()
                                .contentType(MediaType.APPLICATION_XML)
                                .header(
                                        HttpHeaders.CONTENT_DISPOSITION,
                                        "attachment; filename=\"pain.001-%s.xml\"".formatted(runId))
                                .body(PaymentOrderXml.of(order)));
    }

    /** 200 with a result for each answer. */
    @Operation(
            operationId = "reportBankAnswers",
            summary = "Report what the bank said of a run's payments")
    @ApiResponse(
            responseCode = "200",
            description = "A result for each answer, in their order.",
            content = @Content(schema = @Schema(implementation = BankAnswersView.class)))
    @PostMapping("/bank-answers")
    ResponseEntity<?> answer(
            Mandate mandate,
            @PathVariable UUID runId,
            RequestKey key,
            @Valid @org.springframework.web.bind.annotation.RequestBody
                    BankAnswersRequest request) {
        return take(mandate, runId, key, request);
    }

    /**
     * 200 with a result for each payment that the bank has finished with, or has rejected with all.
     */
    @Operation(
            operationId = "reportPaymentStatus",
            summary = "Hand in what the bank said of a run's payments, as pain.002.001.10",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_XML_VALUE,
                                            schema = @Schema(type = "string"))))
    @ApiResponse(
            responseCode = "200",
            description = "A result for each payment that the bank has finished with.",
            content = @Content(schema = @Schema(implementation = BankAnswersView.class)))
    @PostMapping("/status-reports")
    @Media(takes = MediaType.APPLICATION_XML_VALUE)
    @BodyLimit(bytes = MAX_REPORT_BYTES)
    ResponseEntity<?> report(
            Mandate mandate, @PathVariable UUID runId, RequestKey key, StreamedBody body) {
        StatusReport report = read(body);
        if (!report.messageId().equals(PaymentIds.endToEndId(runId))) {
            return Problems.of(
                    SettlementReason.STATUS_REPORT_OF_OTHER_ORDER,
                    "The report is of another order: its OrgnlMsgId is not the run's.");
        }
        StatedReason rejected = report.rejected();
        return rejected == null
                ? take(mandate, runId, key, new BankAnswersRequest(finished(report)))
                : withOrder(
                        mandate,
                        runId,
                        order -> take(mandate, runId, key, rejection(order, rejected)));
    }

    private ResponseEntity<?> withOrder(
            Mandate mandate, UUID runId, Function<PaymentOrder, ResponseEntity<?>> then) {
        Optional<RunView> found = mandate.visible(queries.run(runId), RunView::owner);
        if (found.isEmpty()) {
            return Problems.of(new SettlementRunUnknown());
        }
        Optional<PaymentOrder> order = queries.order(runId);
        return order.isEmpty()
                ? Problems.of(new SettlementRunNotApproved(found.get().status()))
                : then.apply(order.get());
    }

    /**
     * Of all payments, so that the same file is the same request again: one that was answered
     * before stays as it was, and its result says so.
     */
    private static BankAnswersRequest rejection(PaymentOrder order, StatedReason why) {
        return new BankAnswersRequest(
                order.transfers().stream()
                        .map(
                                transfer ->
                                        new BankAnswerRequest(
                                                transfer.endToEndId(),
                                                BankResult.REJECTED,
                                                why.code(),
                                                why.text(),
                                                null))
                        .toList());
    }

    private ResponseEntity<?> take(
            Mandate mandate, UUID runId, RequestKey key, BankAnswersRequest request) {
        return answers.<List<BankAnswerResult>, BankAnswersView>answer(
                key,
                request,
                new TakeBankAnswers(
                        runId,
                        mandate,
                        request.answers().stream().map(BankAnswerRequest::answer).toList(),
                        clock.instant()),
                BankAnswersView::new,
                shown -> HttpStatus.OK);
    }

    private static StatusReport read(StreamedBody body) {
        try (SpooledBody spooled = body.spooled();
                InputStream in = spooled.open()) {
            return StatusReportXml.read(in.readAllBytes(), MAX_ANSWERS);
        } catch (StatusReportUnreadableException e) {
            throw new RequestRefused(
                    SettlementReason.STATUS_REPORT_UNREADABLE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("a body that was kept cannot be read", e);
        }
    }

    private static List<BankAnswerRequest> finished(StatusReport report) {
        return report.payments().stream()
                .filter(payment -> payment.accepted() != null)
                .map(BankController::answer)
                .toList();
    }

    private static BankAnswerRequest answer(StatedPayment payment) {
        return new BankAnswerRequest(
                payment.endToEndId(),
                Boolean.TRUE.equals(payment.accepted()) ? BankResult.ACCEPTED : BankResult.REJECTED,
                payment.reasonCode(),
                payment.reasonText(),
                payment.bankReference());
    }
}
