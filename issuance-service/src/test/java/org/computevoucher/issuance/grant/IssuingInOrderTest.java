package org.computevoucher.issuance.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.issuance.grant.IssuingInMemory.ENTERPRISE;
import static org.computevoucher.issuance.grant.IssuingInMemory.NOW;
import static org.computevoucher.issuance.grant.IssuingInMemory.POT;
import static org.computevoucher.issuance.grant.IssuingInMemory.fill;
import static org.computevoucher.issuance.grant.IssuingInMemory.id;
import static org.computevoucher.issuance.grant.IssuingInMemory.issue;
import static org.computevoucher.issuance.grant.IssuingInMemory.publish;
import static org.computevoucher.issuance.grant.IssuingInMemory.register;
import static org.computevoucher.issuance.grant.IssuingInMemory.rules;

import java.time.LocalDate;
import java.util.Set;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.envelope.CloseEnvelope;
import org.computevoucher.issuance.grant.WaitingInMemory.Queue;
import org.computevoucher.issuance.programme.Payee;
import org.computevoucher.issuance.validity.VoucherDays;
import org.computevoucher.issuance.voucher.VoucherTerms;
import org.computevoucher.testkit.InMemoryService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is said first to an office that issues from a pot that is closed, or for which others wait.
 */
class IssuingInOrderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    wrong                                      | refusal
                    closed validity programme register         | POT_YEAR_CLOSED
                    validity programme register                | VALIDITY_ALREADY_OVER
                    programme register rate cap full money     | PROGRAMME_NOT_IN_FORCE
                    register rate cap full money               | APPLICANT_NOT_REGISTERED
                    rate cap full money                        | TERMS_NOT_OF_PROGRAMME
                    cap full money                             | YEARLY_CAP_EXCEEDED
                    full money                                 | WAITING_LIST_FULL
                    others money                               | OTHERS_WAIT_BEFORE
                    money                                      | ENVELOPE_EXHAUSTED
                    """)
    void the_first_rule_that_says_no_is_the_answer_and_nothing_happened(
            String words, String refusal) {
        Set<String> wrong = Set.of(words.split(" ", -1));
        InMemoryService service = WaitingInMemory.startEmpty();
        if (!wrong.contains("programme")) {
            service.accepted(publish(rules(wrong.contains("cap") ? 999L : null, 0)));
        }
        if (!wrong.contains("register")) {
            service.accepted(register(ENTERPRISE, EnterpriseClass.SME, null));
        }
        service.accepted(fill("a1", wrong.contains("money") ? 999 : 9_999));
        if (wrong.contains("closed")) {
            service.accepted(new CloseEnvelope(POT, id("year end"), id("asked"), NOW));
        }
        if (wrong.contains("others") || wrong.contains("full")) {
            service.accepted(new Queue(POT, wrong.contains("full") ? WaitingInMemory.LIMIT : 1));
        }
        int events = service.events().size();

        assertThat(service.refused(issue("v1", terms(wrong))).reason()).isEqualTo(refusal);
        assertThat(service.events()).hasSize(events);
    }

    private static VoucherTerms terms(Set<String> wrong) {
        return new VoucherTerms(
                POT,
                ENTERPRISE,
                1_000,
                wrong.contains("rate") ? 7_000 : 8_000,
                new VoucherDays(
                        LocalDate.of(2026, 1, 1),
                        wrong.contains("validity")
                                ? LocalDate.of(2026, 2, 28)
                                : LocalDate.of(2026, 12, 31),
                        30),
                Payee.DATA_CENTRE);
    }
}
