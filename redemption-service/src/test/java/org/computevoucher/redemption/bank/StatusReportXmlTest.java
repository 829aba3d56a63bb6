package org.computevoucher.redemption.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.prowidesoftware.swift.model.mx.MxPain00200110;
import com.prowidesoftware.swift.model.mx.dic.CustomerPaymentStatusReportV10;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader86;
import com.prowidesoftware.swift.model.mx.dic.OriginalGroupHeader17;
import com.prowidesoftware.swift.model.mx.dic.OriginalPaymentInstruction32;
import com.prowidesoftware.swift.model.mx.dic.PaymentTransaction105;
import com.prowidesoftware.swift.model.mx.dic.StatusReason6Choice;
import com.prowidesoftware.swift.model.mx.dic.StatusReasonInformation12;
import java.time.OffsetDateTime;
import java.util.List;
import org.computevoucher.redemption.bank.StatusReport.StatedPayment;
import org.computevoucher.redemption.bank.StatusReport.StatedReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusReportXmlTest {

    private static final String OPENING =
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt>";
    private static final String HEADER =
            "<GrpHdr><MsgId>B1</MsgId><CreDtTm>2026-03-05T08:00:00Z</CreDtTm></GrpHdr>";
    private static final String GROUP =
            "<OrgnlGrpInfAndSts><OrgnlMsgId>m</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>";
    private static final String CLOSING = "</CstmrPmtStsRpt></Document>";

    @Test
    void what_a_bank_says_of_each_payment_is_read() {
        String xml =
                report(
                        transaction("p1", "ACSC").setAcctSvcrRef("B-1"),
                        transaction("p2", "RJCT")
                                .addStsRsnInf(
                                        new StatusReasonInformation12()
                                                .setRsn(new StatusReason6Choice().setCd("AC04"))
                                                .addAddtlInf("账户")
                                                .addAddtlInf("closed")),
                        transaction("p3", "RJCT")
                                .addStsRsnInf(
                                        new StatusReasonInformation12()
                                                .setRsn(
                                                        new StatusReason6Choice()
                                                                .setPrtry("E-77"))),
                        transaction("p4", "PDNG"));

        StatusReport read = StatusReportXml.read(xml.getBytes(UTF_8), 4);

        assertThat(read.messageId()).isEqualTo("7e57d0042b975e7ab45f5387367791cd");
        assertThat(read.payments())
                .containsExactly(
                        new StatedPayment("p1", true, null, null, "B-1"),
                        new StatedPayment("p2", false, "AC04", "账户 closed", null),
                        new StatedPayment("p3", false, "E-77", null, null),
                        new StatedPayment("p4", null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ACSC, true",
                "ACCC, true",
                "RJCT, false",
                "ACCP, -",
                "ACSP, -",
                "ACTC, -",
                "RCVD, -",
                "PDNG, -",
                "PART, -"
            })
    void only_the_last_status_counts(String status, Boolean accepted) {
        assertThat(
                        StatusReportXml.read(report(transaction("p", status)).getBytes(UTF_8), 1)
                                .payments())
                .containsExactly(new StatedPayment("p", accepted, null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    RJCT | -    | FF01 | -    | FF01
                    RJCT | -    | -    | -    | -
                    -    | RJCT | -    | AM05 | AM05
                    PART | RJCT | -    | AM05 | AM05
                    RJCT | RJCT | FF01 | AM05 | FF01
                    RJCT | RJCT | -    | AM05 | AM05
                    """)
    void an_order_may_be_rejected_as_a_whole(
            String group, String instruction, String code, String instructionCode, String read) {
        StatusReport report =
                StatusReportXml.read(
                        whole(group, code, instruction, instructionCode).getBytes(UTF_8), 1);

        assertThat(report)
                .isEqualTo(new StatusReport("m", List.of(), new StatedReason(read, null)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, -", "ACTC, -", "ACCP, ACCP", "PART, PART", "-, RCVD"})
    void an_order_that_is_not_rejected_is_answered_payment_by_payment(
            String group, String instruction) {
        byte[] xml = whole(group, null, instruction, null).getBytes(UTF_8);

        assertThatThrownBy(() -> StatusReportXml.read(xml, 1))
                .isInstanceOf(StatusReportUnreadableException.class)
                .hasMessageContaining("names no payment");
    }

    @Test
    void payments_that_are_named_are_answered_alone() {
        String xml =
                report(transaction("p1", "ACSC"))
                        .replaceFirst("(</[^>]*OrgnlMsgNmId>)", "$1<GrpSts>RJCT</GrpSts>");

        assertThat(xml).contains("GrpSts");
        assertThat(StatusReportXml.read(xml.getBytes(UTF_8), 1).rejected()).isNull();
    }

    @Test
    void more_payments_than_are_taken_at_once_are_refused() {
        byte[] two = report(transaction("a", "ACSC"), transaction("b", "ACSC")).getBytes(UTF_8);

        assertThatThrownBy(() -> StatusReportXml.read(two, 1))
                .isInstanceOf(StatusReportUnreadableException.class)
                .hasMessageContaining("at most 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<a/>",
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"/>",
                OPENING + CLOSING,
                OPENING + HEADER + CLOSING,
                OPENING + HEADER + GROUP + CLOSING,
                OPENING
                        + HEADER
                        + "<OrgnlGrpInfAndSts><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>"
                        + "<OrgnlPmtInfAndSts><OrgnlPmtInfId>m</OrgnlPmtInfId>"
                        + "<TxInfAndSts><OrgnlEndToEndId>p</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts></OrgnlPmtInfAndSts>"
                        + CLOSING,
                OPENING
                        + HEADER
                        + GROUP
                        + "<OrgnlPmtInfAndSts><OrgnlPmtInfId>m</OrgnlPmtInfId>"
                        + "<TxInfAndSts><TxSts>ACSC</TxSts></TxInfAndSts></OrgnlPmtInfAndSts>"
                        + CLOSING,
                OPENING
                        + HEADER
                        + GROUP
                        + "<OrgnlPmtInfAndSts><OrgnlPmtInfId>m</OrgnlPmtInfId>"
                        + "<TxInfAndSts><OrgnlEndToEndId>p</OrgnlEndToEndId></TxInfAndSts></OrgnlPmtInfAndSts>"
                        + CLOSING,
                "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                        + OPENING
                        + "&x;"
                        + CLOSING,
                "<!DOCTYPE Document [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
                        + OPENING
                        + "&b;"
                        + CLOSING,
                "<!DOCTYPE Document SYSTEM \"http://127.0.0.1:1/x.dtd\">" + OPENING + CLOSING,
                OPENING + "&undeclared;" + CLOSING
            })
    void what_is_none_is_refused(String xml) {
        assertThatThrownBy(() -> StatusReportXml.read(xml.getBytes(UTF_8), 10))
                .isInstanceOf(StatusReportUnreadableException.class);
    }

    @Test
    void what_is_longer_than_the_message_allows_is_refused() {
        String most = "x".repeat(35);
        PaymentTransaction105 longest =
                transaction("p", "RJCT").setAcctSvcrRef(most).addStsRsnInf(because(most));
        assertThat(StatusReportXml.read(report(longest).getBytes(UTF_8), 1).payments())
                .containsExactly(new StatedPayment("p", false, most, null, most));

        for (PaymentTransaction105 tooLong :
                List.of(
                        transaction("p", "RJCT").addStsRsnInf(because(most + 'x')),
                        transaction("p", "ACSC").setAcctSvcrRef(most + 'x'))) {
            assertThatThrownBy(() -> StatusReportXml.read(report(tooLong).getBytes(UTF_8), 1))
                    .isInstanceOf(StatusReportUnreadableException.class)
                    .hasMessageContaining("35 characters");
        }
    }

    @Test
    void a_banks_words_are_kept_in_one_line() {
        PaymentTransaction105 wordy =
                transaction("p", "RJCT")
                        .addStsRsnInf(because("account\nclosed").addAddtlInf("a\tb\u202e\nc"));

        assertThat(StatusReportXml.read(report(wordy).getBytes(UTF_8), 1).payments())
                .containsExactly(
                        new StatedPayment(
                                "p", false, "account\ufffdclosed", "a\ufffdb\ufffd\ufffdc", null));
    }

    @Test
    void what_is_nested_too_deep_or_no_text_is_refused() {
        String deep = OPENING + "<a>".repeat(100) + "</a>".repeat(100) + CLOSING;

        assertThatThrownBy(() -> StatusReportXml.read(deep.getBytes(UTF_8), 10))
                .hasMessageContaining("too deep");
        assertThatThrownBy(() -> StatusReportXml.read(new byte[] {(byte) 0xff, 0x3c}, 10))
                .hasMessageContaining("UTF-8");
    }

    private static String whole(
            @Nullable String group,
            @Nullable String code,
            @Nullable String instruction,
            @Nullable String instructionCode) {
        return OPENING
                + HEADER
                + GROUP.replace("</OrgnlGrp", said("GrpSts", group, code) + "</OrgnlGrp")
                + "<OrgnlPmtInfAndSts><OrgnlPmtInfId>m</OrgnlPmtInfId>"
                + said("PmtInfSts", instruction, instructionCode)
                + "</OrgnlPmtInfAndSts>"
                + CLOSING;
    }

    private static String said(String what, @Nullable String status, @Nullable String code) {
        return (status == null ? "" : "<%s>%s</%s>".formatted(what, status, what))
                + (code == null
                        ? ""
                        : "<StsRsnInf><Rsn><Cd>%s</Cd></Rsn></StsRsnInf>".formatted(code));
    }

    private static StatusReasonInformation12 because(String own) {
        return new StatusReasonInformation12().setRsn(new StatusReason6Choice().setPrtry(own));
    }

    private static PaymentTransaction105 transaction(String id, String status) {
        return new PaymentTransaction105().setOrgnlEndToEndId(id).setTxSts(status);
    }

    private static String report(PaymentTransaction105... transactions) {
        OriginalPaymentInstruction32 instruction =
                new OriginalPaymentInstruction32()
                        .setOrgnlPmtInfId("7e57d0042b975e7ab45f5387367791cd");
        for (PaymentTransaction105 transaction : transactions) {
            var _ = instruction.addTxInfAndSts(transaction);
        }
        return new MxPain00200110()
                .setCstmrPmtStsRpt(
                        new CustomerPaymentStatusReportV10()
                                .setGrpHdr(
                                        new GroupHeader86()
                                                .setMsgId("B1")
                                                .setCreDtTm(
                                                        OffsetDateTime.parse(
                                                                "2026-03-05T08:00:00Z")))
                                .setOrgnlGrpInfAndSts(
                                        new OriginalGroupHeader17()
                                                .setOrgnlMsgId("7e57d0042b975e7ab45f5387367791cd")
                                                .setOrgnlMsgNmId("pain.001.001.09"))
                                .addOrgnlPmtInfAndSts(instruction))
                .message();
    }
}
