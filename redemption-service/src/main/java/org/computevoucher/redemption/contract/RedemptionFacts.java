package org.computevoucher.redemption.contract;

import computevoucher.voucher.v1.VoucherIssued;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.intake.FactHandler;
import org.computevoucher.platform.intake.IncomingFact;
import org.computevoucher.platform.intake.Reception;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.validity.VoucherValidity;
import org.computevoucher.redemption.voucheraccount.OpenVoucherAccount;
import org.computevoucher.redemption.voucheraccount.PayeeKind;
import org.computevoucher.redemption.voucheraccount.VoucherTerms;
import org.computevoucher.schemas.Topics;

/** What this service does with the facts of others: an issued voucher gets an account. */
public final class RedemptionFacts implements FactHandler {

    private final Commands commands;

    public RedemptionFacts(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.VOUCHER);
    }

    @Override
    public Reception receive(IncomingFact fact) {
        if (fact.value() instanceof VoucherIssued issued
                && commands.within(open(fact, issued)) instanceof Outcome.Refused<?>(var refusal)) {
            throw new IllegalStateException(
                    "%s %s at %s was refused: %s"
                            .formatted(
                                    fact.type(), fact.eventId(), fact.source(), refusal.detail()));
        }
        return Reception.taken();
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
                        PayeeKind.valueOf(issued.getPayee())),
                fact.receivedAt());
    }
}
