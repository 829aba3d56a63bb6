package org.computevoucher.redemption.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import computevoucher.usage_reports.v1.UsageReported;
import computevoucher.voucher.v1.VoucherClosureRequested;
import computevoucher.voucher.v1.VoucherIssued;
import computevoucher.voucher.v1.VoucherReductionRequested;
import computevoucher.voucher.v1.VoucherResumed;
import computevoucher.voucher.v1.VoucherSuspended;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.intake.FactHandler;
import org.computevoucher.platform.intake.IncomingFact;
import org.computevoucher.platform.intake.ReadTopics;
import org.computevoucher.platform.intake.Reception;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.intake.IssuedVouchers;
import org.computevoucher.redemption.intake.UsageReports;
import org.computevoucher.redemption.validity.VoucherValidity;
import org.computevoucher.redemption.voucheraccount.CloseVoucherAccount;
import org.computevoucher.redemption.voucheraccount.OpenVoucherAccount;
import org.computevoucher.redemption.voucheraccount.PayeeKind;
import org.computevoucher.redemption.voucheraccount.ReduceVoucherAccount;
import org.computevoucher.redemption.voucheraccount.ResumeVoucherAccount;
import org.computevoucher.redemption.voucheraccount.SuspendVoucherAccount;
import org.computevoucher.redemption.voucheraccount.VoucherTerms;
import org.computevoucher.schemas.Topics;

/**
 * What this service does with the facts of others: an issued voucher gets an account, and the
 * account follows the voucher's life. All facts of a voucher have one key, so they arrive in the
 * order in which they happened; one about a voucher without an account is a dead letter. And what
 * data centres report over Kafka is taken in as what they report over HTTP.
 */
public final class RedemptionFacts implements FactHandler {

    private final Commands commands;
    private final UsageReports reports;

    public RedemptionFacts(Commands commands, UsageReports reports) {
        this.commands = commands;
        this.reports = reports;
    }

    /** How far this service has come with the vouchers that issuance published. */
    public static IssuedVouchers issuedVouchers(ReadTopics read) {
        return (moment, patience) -> read.hasReadAll(Topics.VOUCHER, moment, patience);
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.VOUCHER, Topics.USAGE_REPORTS);
    }

    @Override
    public Reception receive(IncomingFact fact) {
        mustTravelHere(fact);
        if (fact.value() instanceof UsageReported reported) {
            return reports.receive(fact, UsageReportRecords.usageOf(reported));
        }
        commandFor(fact).ifPresent(command -> mustBeAccepted(fact, command));
        return Reception.taken();
    }

    /**
     * Data centres may write to the topic of reports, and issue no voucher there: it is the topic,
     * by the broker's access control, that says whose word a record is.
     */
    private static void mustTravelHere(IncomingFact fact) {
        int name = fact.type().lastIndexOf('.');
        String topic = Topics.ofNamespace(fact.type().substring(0, Math.max(0, name)));
        if (!topic.equals(fact.source().topic())) {
            throw new IllegalArgumentException(
                    "%s at %s does not travel there".formatted(fact.type(), fact.source()));
        }
    }

    private static Optional<Object> commandFor(IncomingFact fact) {
        return switch (fact.value()) {
            case VoucherIssued issued -> Optional.of(open(fact, issued));
            case VoucherSuspended suspended -> Optional.of(suspend(fact, suspended));
            case VoucherResumed resumed -> Optional.of(resume(fact, resumed));
            case VoucherReductionRequested requested -> Optional.of(reduce(fact, requested));
            case VoucherClosureRequested requested -> Optional.of(close(fact, requested));
            // of no concern here, a later one
            default -> Optional.empty();
        };
    }

    private static OpenVoucherAccount open(IncomingFact fact, VoucherIssued issued) {
        PlausibleVoucher.check(issued);
        return new OpenVoucherAccount(
                UUID.fromString(issued.getVoucherId()),
                fact.eventId(),
                new VoucherTerms(
                        issued.getPot(),
                        issued.getRegion(),
                        issued.getEnterprise(),
                        issued.getFaceFen(),
                        issued.getRateBasisPoints(),
                        new VoucherValidity(
                                issued.getValidFrom(),
                                issued.getValidUntil(),
                                issued.getReportableUntil()),
                        PayeeKind.valueOf(issued.getPayee()),
                        issued.getDataCentreRegion(),
                        issued.getHardwareClass(),
                        issued.getStacking()),
                fact.receivedAt());
    }

    private static SuspendVoucherAccount suspend(IncomingFact fact, VoucherSuspended avro) {
        return new SuspendVoucherAccount(
                PlausibleRequest.voucherOf(avro),
                avro.getPot(),
                fact.eventId(),
                avro.getEffectiveAt(),
                fact.receivedAt());
    }

    private static ResumeVoucherAccount resume(IncomingFact fact, VoucherResumed avro) {
        return new ResumeVoucherAccount(
                PlausibleRequest.voucherOf(avro),
                avro.getPot(),
                fact.eventId(),
                avro.getEffectiveAt(),
                fact.receivedAt());
    }

    private static ReduceVoucherAccount reduce(IncomingFact fact, VoucherReductionRequested avro) {
        PlausibleRequest.checkAmount(avro.getAmountFen());
        return new ReduceVoucherAccount(
                PlausibleRequest.voucherOf(avro),
                avro.getPot(),
                fact.eventId(),
                answerTo(fact),
                avro.getAmountFen(),
                notAfter(fact.receivedAt(), avro.getEffectiveAt()),
                fact.receivedAt());
    }

    private static CloseVoucherAccount close(IncomingFact fact, VoucherClosureRequested avro) {
        PlausibleRequest.checkReason(avro.getReason());
        return new CloseVoucherAccount(
                PlausibleRequest.voucherOf(avro),
                avro.getPot(),
                fact.eventId(),
                answerTo(fact),
                avro.getReason(),
                notAfter(fact.receivedAt(), avro.getEffectiveAt()),
                fact.receivedAt());
    }

    /** A request is answered once, so the answer's id follows from the request's. */
    private static UUID answerTo(IncomingFact fact) {
        return UUID.nameUUIDFromBytes((Topics.CONSUMPTION + '/' + fact.eventId()).getBytes(UTF_8));
    }

    /**
     * The clock of another service may be ahead: nothing is effective later than it is recorded.
     */
    private static Instant notAfter(Instant receivedAt, Instant effectiveAt) {
        return effectiveAt.isAfter(receivedAt) ? receivedAt : effectiveAt;
    }

    /** A fact has happened, so a refusal can only be a bug: it becomes a dead letter. */
    private void mustBeAccepted(IncomingFact fact, Object command) {
        if (commands.within(command) instanceof Outcome.Refused<?>(var refusal)) {
            throw new IllegalStateException(
                    "%s %s at %s was refused: %s"
                            .formatted(
                                    fact.type(), fact.eventId(), fact.source(), refusal.detail()));
        }
    }
}
