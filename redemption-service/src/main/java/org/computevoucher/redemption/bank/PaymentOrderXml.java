package org.computevoucher.redemption.bank;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.MxWriteConfiguration;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountType4Choice;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.ChargeBearerType1Code;
import com.prowidesoftware.swift.model.mx.dic.ClearingSystemIdentification2Choice;
import com.prowidesoftware.swift.model.mx.dic.ClearingSystemMemberIdentification2;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.GenericAccountIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.PaymentIdentification6;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A payment order as ISO 20022 {@code pain.001.001.09}, CustomerCreditTransferInitiationV09. The
 * same order is always the same bytes. Its classes take long to start, so nobody uses this one
 * before a file is asked for.
 */
public final class PaymentOrderXml {

    private static final String CURRENCY = "CNY";

    /** ISO 20022, ExternalClearingSystemIdentification1Code: China National Advanced Payment. */
    private static final String CNAPS = "CNAPS";

    private static final int DECIMALS = 2;

    private PaymentOrderXml() {}

    /** In UTF-8. */
    public static byte[] of(PaymentOrder order) {
        MxWriteConfiguration asItIs = new MxWriteConfiguration();
        asItIs.includeXMLDeclaration = true;
        // elements without a prefix: not every bank's reader knows what one is
        asItIs.useCategoryAsDocumentPrefix = false;
        asItIs.documentPrefix = null;
        String xml =
                new MxPain00100109()
                        .setCstmrCdtTrfInitn(
                                new CustomerCreditTransferInitiationV09()
                                        .setGrpHdr(header(order))
                                        .addPmtInf(instruction(order)))
                        .message(asItIs);
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    private static GroupHeader85 header(PaymentOrder order) {
        return new GroupHeader85()
                .setMsgId(order.messageId())
                .setCreDtTm(
                        order.createdAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
                .setNbOfTxs(Integer.toString(order.transfers().size()))
                .setCtrlSum(sum(order))
                .setInitgPty(party(order.debtor()));
    }

    private static PaymentInstruction30 instruction(PaymentOrder order) {
        PaymentInstruction30 instruction =
                new PaymentInstruction30()
                        .setPmtInfId(order.messageId())
                        .setPmtMtd(PaymentMethod3Code.TRF)
                        .setNbOfTxs(Integer.toString(order.transfers().size()))
                        .setCtrlSum(sum(order))
                        .setReqdExctnDt(new DateAndDateTime2Choice().setDt(order.executionDate()))
                        .setDbtr(party(order.debtor()))
                        .setDbtrAcct(account(order.debtor()).setCcy(CURRENCY))
                        .setDbtrAgt(bank(order.debtor()))
                        // the payee gets all of it
                        .setChrgBr(ChargeBearerType1Code.DEBT);
        order.transfers().forEach(transfer -> instruction.addCdtTrfTxInf(transaction(transfer)));
        return instruction;
    }

    private static CreditTransferTransaction34 transaction(PaymentOrder.Transfer transfer) {
        return new CreditTransferTransaction34()
                .setPmtId(
                        new PaymentIdentification6()
                                .setInstrId(transfer.endToEndId())
                                .setEndToEndId(transfer.endToEndId()))
                .setAmt(
                        new AmountType4Choice()
                                .setInstdAmt(
                                        new ActiveOrHistoricCurrencyAndAmount()
                                                .setCcy(CURRENCY)
                                                .setValue(yuan(transfer.amountFen()))))
                .setCdtrAgt(bank(transfer.creditor()))
                .setCdtr(party(transfer.creditor()))
                .setCdtrAcct(account(transfer.creditor()))
                .setRmtInf(new RemittanceInformation16().addUstrd(transfer.remittance()));
    }

    private static PartyIdentification135 party(BankAccount account) {
        return new PartyIdentification135().setNm(account.holder());
    }

    private static CashAccount38 account(BankAccount account) {
        return new CashAccount38()
                .setId(
                        new AccountIdentification4Choice()
                                .setOthr(
                                        new GenericAccountIdentification1()
                                                .setId(account.accountNumber())));
    }

    private static BranchAndFinancialInstitutionIdentification6 bank(BankAccount account) {
        return new BranchAndFinancialInstitutionIdentification6()
                .setFinInstnId(
                        new FinancialInstitutionIdentification18()
                                .setClrSysMmbId(
                                        new ClearingSystemMemberIdentification2()
                                                .setClrSysId(
                                                        new ClearingSystemIdentification2Choice()
                                                                .setCd(CNAPS))
                                                .setMmbId(account.bankCode())));
    }

    private static BigDecimal sum(PaymentOrder order) {
        return yuan(
                order.transfers().stream()
                        .mapToLong(PaymentOrder.Transfer::amountFen)
                        .reduce(0, Math::addExact));
    }

    private static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, DECIMALS);
    }
}
