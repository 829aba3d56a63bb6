package org.computevoucher.redemption.bank;

import com.prowidesoftware.swift.model.mx.MxPain00200110;
import com.prowidesoftware.swift.model.mx.dic.CustomerPaymentStatusReportV10;
import com.prowidesoftware.swift.model.mx.dic.OriginalGroupHeader17;
import com.prowidesoftware.swift.model.mx.dic.OriginalPaymentInstruction32;
import com.prowidesoftware.swift.model.mx.dic.PaymentTransaction105;
import com.prowidesoftware.swift.model.mx.dic.StatusReason6Choice;
import com.prowidesoftware.swift.model.mx.dic.StatusReasonInformation12;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.computevoucher.platform.web.json.Texts;
import org.computevoucher.redemption.bank.StatusReport.StatedPayment;
import org.computevoucher.redemption.bank.StatusReport.StatedReason;
import org.jspecify.annotations.Nullable;

/**
 * Reads ISO 20022 {@code pain.002.001.10}, CustomerPaymentStatusReportV10. Its classes take long to
 * start, so nobody uses this one before a file has come.
 */
public final class StatusReportXml {

    /** How long a bank's words can be that are kept: more is cut off. */
    static final int MAX_TEXT = 500;

    private static final String REJECTED = "RJCT";

    private StatusReportXml() {}

    /**
     * @param atMost so many payments
     * @throws StatusReportUnreadableException if it is none, is dangerous, neither says something
     *     of single payments nor rejects all, or says something of too many
     */
    public static StatusReport read(byte[] xml, int atMost) {
        String text = SafeXml.text(xml, MxPain00200110.NAMESPACE);
        MxPain00200110 message = parsed(text);
        CustomerPaymentStatusReportV10 report = message.getCstmrPmtStsRpt();
        if (report == null || report.getOrgnlGrpInfAndSts() == null) {
            throw new StatusReportUnreadableException(
                    "The report does not say of which order it is.");
        }
        List<StatedPayment> payments = new ArrayList<>();
        for (OriginalPaymentInstruction32 instruction : report.getOrgnlPmtInfAndSts()) {
            for (PaymentTransaction105 transaction : instruction.getTxInfAndSts()) {
                payments.add(payment(transaction));
            }
        }
        if (payments.size() > atMost) {
            throw new StatusReportUnreadableException(
                    "The report names %d payments; at most %d are taken at once."
                            .formatted(payments.size(), atMost));
        }
        String messageId = report.getOrgnlGrpInfAndSts().getOrgnlMsgId();
        if (messageId == null) {
            throw new StatusReportUnreadableException(
                    "The report does not say of which order it is.");
        }
        return new StatusReport(messageId, payments, payments.isEmpty() ? rejection(report) : null);
    }

    /** A bank that rejects an order as a whole need not name a single payment of it. */
    private static StatedReason rejection(CustomerPaymentStatusReportV10 report) {
        OriginalGroupHeader17 group = report.getOrgnlGrpInfAndSts();
        List<OriginalPaymentInstruction32> instructions = report.getOrgnlPmtInfAndSts();
        // an order has one payment instruction, so what is said of it is said of the order
        boolean rejected =
                REJECTED.equals(group.getGrpSts())
                        || (!instructions.isEmpty()
                                && instructions.stream()
                                        .map(OriginalPaymentInstruction32::getPmtInfSts)
                                        .allMatch(REJECTED::equals));
        if (!rejected) {
            throw new StatusReportUnreadableException(
                    "The report names no payment (TxInfAndSts) and does not reject the order"
                            + " (GrpSts, PmtInfSts).");
        }
        List<StatusReasonInformation12> reasons = new ArrayList<>(group.getStsRsnInf());
        instructions.forEach(instruction -> reasons.addAll(instruction.getStsRsnInf()));
        return reason(reasons);
    }

    private static MxPain00200110 parsed(String text) {
        try {
            return Objects.requireNonNull(MxPain00200110.parse(text));
        } catch (RuntimeException e) {
            throw new StatusReportUnreadableException("The report is no pain.002.001.10.");
        }
    }

    private static StatedPayment payment(PaymentTransaction105 transaction) {
        String id = transaction.getOrgnlEndToEndId();
        if (id == null || id.length() > PaymentOrder.MAX_ID) {
            throw new StatusReportUnreadableException(
                    "A payment is named by its OrgnlEndToEndId of at most 35 characters.");
        }
        StatedReason reason = reason(transaction.getStsRsnInf());
        return new StatedPayment(
                id,
                meaning(transaction.getTxSts()),
                reason.code(),
                reason.text(),
                max35(transaction.getAcctSvcrRef()));
    }

    /** The first code and the first text. */
    private static StatedReason reason(List<StatusReasonInformation12> reasons) {
        String code = null;
        String text = null;
        for (StatusReasonInformation12 reason : reasons) {
            if (code == null) {
                code = code(reason.getRsn());
            }
            if (text == null && !reason.getAddtlInf().isEmpty()) {
                text = String.join(" ", reason.getAddtlInf());
            }
        }
        return new StatedReason(
                code,
                text == null
                        ? null
                        : Texts.visible(text.substring(0, Math.min(text.length(), MAX_TEXT))));
    }

    /**
     * ISO 20022: Max35Text. What is kept and told for ever is looked over once more than XML is.
     */
    private static @Nullable String max35(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.length() > PaymentOrder.MAX_ID) {
            throw new StatusReportUnreadableException(
                    "A reason's code and a bank's reference have at most 35 characters.");
        }
        return Texts.visible(text);
    }

    /** ISO 20022, ExternalPaymentTransactionStatus1Code: only the last ones count. */
    private static @Nullable Boolean meaning(@Nullable String status) {
        return switch (status) {
            case null ->
                    throw new StatusReportUnreadableException("A payment has no status (TxSts).");
            case "ACSC", "ACCC" -> true;
            case REJECTED -> false;
            default -> null;
        };
    }

    private static @Nullable String code(@Nullable StatusReason6Choice reason) {
        if (reason == null) {
            return null;
        }
        return max35(reason.getCd() == null ? reason.getPrtry() : reason.getCd());
    }
}
