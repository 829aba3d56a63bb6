package org.computevoucher.redemption.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.intake.IncomingFact;
import org.computevoucher.platform.intake.Reception;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.platform.web.WebReason;
import org.computevoucher.platform.web.json.Scalars;
import org.computevoucher.platform.web.json.Texts;
import org.computevoucher.redemption.intake.UsageReportEvent.UsageReportAnswered;
import org.computevoucher.redemption.usage.FirstAnswer;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.usage.UsageAnswer;
import org.computevoucher.redemption.voucheraccount.RecordConsumption;
import org.computevoucher.redemption.voucheraccount.RecordedConsumption;
import org.jspecify.annotations.Nullable;

/**
 * Takes usage in that data centres report over Kafka, by the rules of the HTTP interface: what a
 * record does, its answer, and that it was read are one transaction. A record whose voucher may be
 * on its way waits for it as facts wait, and is told to come again where it does not come.
 *
 * <p>Who may write to the topic is the broker's business. That a record's key is the data centre
 * that it names is checked here, so that one data centre's records keep their order.
 */
public final class UsageReports {

    private static final Pattern DATA_CENTRE = Pattern.compile(Usage.DATA_CENTRE_SYNTAX);
    private static final Pattern USAGE_ID = Pattern.compile(Usage.USAGE_ID_SYNTAX);

    /** The topic's other records would wait as well. */
    private static final Duration NO_PATIENCE = Duration.ZERO;

    private final Commands commands;
    private final MissingVouchers missing;
    private final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

    public UsageReports(Commands commands, MissingVouchers missing) {
        this.commands = commands;
        this.missing = missing;
    }

    /** What is told of one report. */
    private record Told(
            String result,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable FirstAnswer figures) {

        static Told of(Refusal refusal) {
            return new Told(
                    refusal.kind() == Refusal.Kind.NOT_YET
                            ? ReportResult.RETRY
                            : ReportResult.REJECTED,
                    refusal.reason(),
                    refusal.detail(),
                    null);
        }

        static Told of(RecordedConsumption recorded) {
            return switch (recorded.answer()) {
                case UsageAnswer.Accepted(FirstAnswer first) ->
                        new Told(
                                recorded.duplicate() ? "duplicate" : "accepted", null, null, first);
                case UsageAnswer.Excepted(String reason, String detail, var _) ->
                        new Told("excepted", reason, detail, null);
            };
        }
    }

    /**
     * @throws IllegalArgumentException where the record does not say who could be answered: a dead
     *     letter
     */
    public Reception receive(IncomingFact fact, ReportedUsage reported) {
        must(DATA_CENTRE.matcher(reported.dataCentre()).matches(), "dataCentre");
        must(USAGE_ID.matcher(reported.usageId()).matches(), "usageId");
        if (!fact.key().equals(reported.dataCentre())) {
            return answered(
                    fact, reported, Told.of(new KeyContradictsRecord(reported.dataCentre())));
        }
        Map<String, String> faults = new TreeMap<>();
        Optional<Usage> usage = legible(reported, faults);
        if (usage.isEmpty()) {
            return answered(
                    fact,
                    reported,
                    new Told(
                            ReportResult.REJECTED,
                            WebReason.FIELDS_INVALID.name(),
                            faults.toString(),
                            null));
        }
        Outcome<RecordedConsumption> outcome = recorded(fact, usage.get());
        if (MissingVouchers.isMissing(outcome) && !fact.overdue()) {
            return Reception.notYet("the voucher of a usage report is not known yet");
        }
        return answered(
                fact,
                reported,
                switch (outcome) {
                    case Outcome.Accepted<RecordedConsumption>(var recorded) -> Told.of(recorded);
                    case Outcome.Refused<RecordedConsumption>(Refusal refusal) -> Told.of(refusal);
                });
    }

    private Outcome<RecordedConsumption> recorded(IncomingFact fact, Usage usage) {
        RecordConsumption command =
                new RecordConsumption(
                        usage, idOf(fact, "consumed"), idOf(fact, "closed"), fact.receivedAt());
        return missing.settled(
                usage.voucherId(),
                fact.receivedAt(),
                NO_PATIENCE,
                () -> commands.<RecordedConsumption>within(command));
    }

    private Optional<Usage> legible(ReportedUsage reported, Map<String, String> faults) {
        Optional<UUID> voucherId = Scalars.uuid(reported.voucherId());
        if (voucherId.isEmpty()) {
            faults.put("voucherId", "must be a UUID");
            return Optional.empty();
        }
        ConsumptionRequest request =
                new ConsumptionRequest(
                        reported.dataCentre(),
                        reported.usageId(),
                        voucherId.get(),
                        reported.chargePeriodStart(),
                        reported.chargePeriodEnd(),
                        reported.billedCostFen(),
                        reported.consumedQuantity(),
                        reported.consumedUnit(),
                        reported.skuId(),
                        reported.resourceId(),
                        reported.invoiceIssuer(),
                        reported.invoiceNumber());
        validator
                .validate(request)
                .forEach(
                        violation ->
                                faults.put(
                                        violation.getPropertyPath().toString(),
                                        violation.getMessage()));
        checkText(faults, "consumedUnit", reported.consumedUnit());
        checkText(faults, "skuId", reported.skuId());
        checkText(faults, "resourceId", reported.resourceId());
        checkText(faults, "invoiceIssuer", reported.invoiceIssuer());
        checkText(faults, "invoiceNumber", reported.invoiceNumber());
        return faults.isEmpty() ? Optional.of(request.usage()) : Optional.empty();
    }

    private static void checkText(
            Map<String, String> faults, String field, @Nullable String value) {
        if (value != null && Texts.forbiddenIn(value).isPresent()) {
            faults.put(field, Texts.WORDS);
        }
    }

    private Reception answered(IncomingFact fact, ReportedUsage reported, Told told) {
        UsageReportAnswered answer =
                new UsageReportAnswered(
                        "usage-report/" + fact.eventId(),
                        idOf(fact, "answered"),
                        fact.eventId(),
                        reported.dataCentre(),
                        reported.usageId(),
                        Texts.visible(reported.voucherId()),
                        told.result(),
                        told.reason(),
                        told.detail(),
                        told.figures(),
                        fact.receivedAt());
        if (commands.within(new AnswerUsageReport(answer)) instanceof Outcome.Refused<?>(var no)) {
            throw new IllegalStateException("an answer cannot be refused: " + no.detail());
        }
        return Reception.taken();
    }

    /** A report is taken in once, so what follows from it has ids that follow from its own. */
    private static UUID idOf(IncomingFact fact, String what) {
        return UUID.nameUUIDFromBytes(
                "usage-report/%s/%s".formatted(fact.eventId(), what).getBytes(UTF_8));
    }

    private static void must(boolean holds, String field) {
        if (!holds) {
            throw new IllegalArgumentException("no usage report has such a " + field);
        }
    }
}
