package org.computevoucher.redemption.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.computevoucher.redemption.bank.PaymentOrder.Transfer;
import org.junit.jupiter.api.Test;

class PaymentOrderXmlTest {

    private static final BankAccount TREASURY =
            new BankAccount("上海市财政局", "31001500000000000001", "105290000017");
    private static final BankAccount CENTRE =
            new BankAccount("Computing & Centre (上海)", "6222020000000000001", "102290000020");
    private static final String RUN = "7e57d0042b975e7ab45f5387367791cd";

    @Test
    void a_bank_reads_what_was_ordered() {
        byte[] xml = PaymentOrderXml.of(order(List.of(3_600_000_000L, 1L)));

        MxPain00100109 read = MxPain00100109.parse(new String(xml, UTF_8));

        GroupHeader85 header = read.getCstmrCdtTrfInitn().getGrpHdr();
        assertThat(header.getMsgId()).isEqualTo(RUN);
        assertThat(header.getNbOfTxs()).isEqualTo("2");
        assertThat(header.getCtrlSum()).isEqualByComparingTo("36000000.01");
        assertThat(header.getCreDtTm().toInstant()).isEqualTo("2026-03-04T16:30:00Z");
        assertThat(read.getCstmrCdtTrfInitn().getPmtInf()).hasSize(1);
        PaymentInstruction30 instruction = read.getCstmrCdtTrfInitn().getPmtInf().getFirst();
        assertThat(instruction.getReqdExctnDt().getDt()).isEqualTo("2026-03-05");
        assertThat(instruction.getDbtr().getNm()).isEqualTo("上海市财政局");
        assertThat(instruction.getDbtrAcct().getId().getOthr().getId())
                .isEqualTo("31001500000000000001");
        CreditTransferTransaction34 first = instruction.getCdtTrfTxInf().getFirst();
        assertThat(first.getPmtId().getEndToEndId()).isEqualTo("payment0");
        assertThat(first.getAmt().getInstdAmt().getCcy()).isEqualTo("CNY");
        assertThat(first.getAmt().getInstdAmt().getValue()).isEqualByComparingTo("36000000.00");
        assertThat(first.getCdtr().getNm()).isEqualTo("Computing & Centre (上海)");
        assertThat(first.getCdtrAcct().getId().getOthr().getId()).isEqualTo("6222020000000000001");
        assertThat(first.getCdtrAgt().getFinInstnId().getClrSysMmbId().getMmbId())
                .isEqualTo("102290000020");
        assertThat(first.getCdtrAgt().getFinInstnId().getClrSysMmbId().getClrSysId().getCd())
                .isEqualTo("CNAPS");
    }

    @Test
    void the_same_order_is_the_same_bytes() {
        assertThat(PaymentOrderXml.of(order(List.of(1L, 2L, 3L))))
                .isEqualTo(PaymentOrderXml.of(order(List.of(1L, 2L, 3L))));
    }

    @Test
    void it_is_in_utf_8_and_amounts_have_two_decimals() {
        String xml = new String(PaymentOrderXml.of(order(List.of(100L, 20L))), UTF_8);

        assertThat(xml)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"")
                .contains("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\">")
                .contains(">1.00<")
                .contains(">0.20<")
                .contains(">1.20<");
    }

    /** The constraints of the message definition, as published (ISO 20022, pain.001.001.09). */
    @Property(tries = 25)
    void every_order_keeps_the_published_constraints(
            @ForAll @Size(min = 1, max = 60)
                    List<@LongRange(min = 1, max = 10_000_000_000_000L) Long> amounts) {
        MxPain00100109 read =
                MxPain00100109.parse(new String(PaymentOrderXml.of(order(amounts)), UTF_8));
        GroupHeader85 header = read.getCstmrCdtTrfInitn().getGrpHdr();
        PaymentInstruction30 instruction = read.getCstmrCdtTrfInitn().getPmtInf().getFirst();
        List<CreditTransferTransaction34> transactions = instruction.getCdtTrfTxInf();

        List<String> ids = new ArrayList<>(List.of(header.getMsgId(), instruction.getPmtInfId()));
        transactions.forEach(
                transaction -> {
                    ids.add(transaction.getPmtId().getEndToEndId());
                    ids.add(transaction.getPmtId().getInstrId());
                });
        assertThat(ids).allSatisfy(id -> assertThat(id).matches("[A-Za-z0-9]{1,35}"));
        BigDecimal sum =
                transactions.stream()
                        .map(transaction -> transaction.getAmt().getInstdAmt().getValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum)
                .isEqualByComparingTo(
                        BigDecimal.valueOf(amounts.stream().mapToLong(Long::longValue).sum(), 2));
        assertThat(header.getCtrlSum()).isEqualByComparingTo(sum);
        assertThat(instruction.getCtrlSum()).isEqualByComparingTo(sum);
        // DecimalNumber: at most 18 digits; ActiveOrHistoricCurrencyAndAmount: 5 of them decimals
        assertThat(header.getCtrlSum().precision()).isLessThanOrEqualTo(18);
        assertThat(header.getNbOfTxs()).matches("[0-9]{1,15}");
        assertThat(Integer.parseInt(header.getNbOfTxs())).isEqualTo(transactions.size());
        assertThat(instruction.getNbOfTxs()).isEqualTo(header.getNbOfTxs());
        assertThat(transactions)
                .allSatisfy(
                        transaction -> {
                            assertThat(transaction.getAmt().getInstdAmt().getValue().signum())
                                    .isPositive();
                            assertThat(transaction.getCdtr().getNm()).hasSizeBetween(1, 140);
                            assertThat(transaction.getCdtrAcct().getId().getOthr().getId())
                                    .hasSizeBetween(1, 34);
                            assertThat(transaction.getRmtInf().getUstrd())
                                    .allSatisfy(text -> assertThat(text).hasSizeBetween(1, 140));
                            assertThat(
                                            transaction
                                                    .getCdtrAgt()
                                                    .getFinInstnId()
                                                    .getClrSysMmbId()
                                                    .getMmbId())
                                    .matches("[0-9]{12}");
                        });
    }

    @Test
    void an_order_that_breaks_a_constraint_is_none() {
        assertThatThrownBy(() -> order(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order(List.of(0L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order("x".repeat(36), List.of(transfer("a", 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order(RUN, List.of(transfer("x".repeat(36), 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order(RUN, List.of(transfer("a", 1), transfer("a", 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PaymentOrder order(List<Long> amounts) {
        return order(
                RUN,
                IntStream.range(0, amounts.size())
                        .mapToObj(i -> transfer("payment" + i, amounts.get(i)))
                        .toList());
    }

    private static PaymentOrder order(String messageId, List<Transfer> transfers) {
        return new PaymentOrder(
                messageId,
                Instant.parse("2026-03-04T16:30:00.123456Z"),
                LocalDate.parse("2026-03-05"),
                TREASURY,
                transfers);
    }

    private static Transfer transfer(String id, long fen) {
        return new Transfer(id, CENTRE, fen, "Computing-power voucher subsidy, payee DC-1");
    }
}
