package org.computevoucher.issuance.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.issuance.application.Applying.answer;
import static org.computevoucher.issuance.application.Applying.apply;
import static org.computevoucher.issuance.application.Applying.enterprise;
import static org.computevoucher.issuance.grant.IssuingInMemory.ENTERPRISE;
import static org.computevoucher.issuance.grant.IssuingInMemory.NOW;
import static org.computevoucher.issuance.grant.IssuingInMemory.PROGRAMME;
import static org.computevoucher.issuance.grant.IssuingInMemory.id;
import static org.computevoucher.issuance.grant.IssuingInMemory.publish;
import static org.computevoucher.issuance.grant.IssuingInMemory.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.computevoucher.issuance.RefusalTable;
import org.computevoucher.issuance.application.ApplicationCommand.AssessApplication;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.envelope.CloseEnvelope;
import org.computevoucher.issuance.envelope.FillEnvelope;
import org.computevoucher.issuance.grant.Assessment;
import org.computevoucher.issuance.grant.Stage;
import org.computevoucher.issuance.grant.WaitingInMemory;
import org.computevoucher.issuance.grant.WaitingInMemory.Queue;
import org.computevoucher.issuance.programme.ApplicationWindow;
import org.computevoucher.issuance.programme.Payee;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.issuance.programme.ProgrammeKind;
import org.computevoucher.issuance.programme.ProgrammeRules;
import org.computevoucher.issuance.programme.Rate;
import org.computevoucher.issuance.programme.Stacking;
import org.computevoucher.issuance.programme.ValidFrom;
import org.computevoucher.testkit.InMemoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Several things are wrong with an application at once: which rules say no, in which order, and
 * what becomes of the application.
 */
class RulesInOrderTest {

    private static final Place ASCEND = new Place(null, "ASCEND-910B");

    /** What is wrong with an application, by words; everything else is right. */
    private static final class Case {

        private final Set<String> wrong;
        private final String pot;
        private final InMemoryService service = WaitingInMemory.startEmpty();

        Case(String words) {
            wrong = Set.of(words.split(" ", -1));
            String programme = is("programme") ? "310000-DATA" : PROGRAMME;
            pot = programme + (is("year") ? "-2028" : is("validity") ? "-2025" : "-2026");
            service.accepted(publish(rules()));
            service.accepted(
                    register(
                            ENTERPRISE,
                            is("class") ? EnterpriseClass.UNIVERSITY : EnterpriseClass.SME,
                            null));
            service.accepted(new FillEnvelope(pot, id("a1"), is("money") ? 900 : 9_000, NOW));
            if (is("closed")) {
                service.accepted(new CloseEnvelope(pot, id("year end"), id("asked"), NOW));
            }
            if (is("others") || is("full")) {
                service.accepted(new Queue(pot, is("full") ? WaitingInMemory.LIMIT : 1));
            }
        }

        private boolean is(String word) {
            return wrong.contains(word);
        }

        private ProgrammeRules rules() {
            return new ProgrammeRules(
                    ProgrammeKind.COMPUTE,
                    List.of(new Rate(null, null, ASCEND.hardwareClass(), 8_000)),
                    100,
                    2_000,
                    is("cap") ? 950L : null,
                    List.of(EnterpriseClass.SME),
                    ValidFrom.YEAR_START,
                    null,
                    30,
                    Payee.DATA_CENTRE,
                    Stacking.EXCLUSIVE,
                    new ApplicationWindow(
                            null,
                            is("window") ? LocalDate.of(2026, 2, 28) : LocalDate.of(2026, 3, 1)),
                    is("person") ? 0 : 2_000,
                    List.of("LICENCE"));
        }

        private Submission submission() {
            long fen = is("little") ? 10 : is("much") ? 2_001 : 1_000;
            return new Submission(
                    pot,
                    is("code")
                            ? ENTERPRISE.substring(0, 17) + 'C'
                            : is("register") ? enterprise(9) : ENTERPRISE,
                    fen,
                    is("place") ? Place.ANYWHERE : ASCEND,
                    is("documents") ? List.of() : List.of(new Document("LICENCE", null)),
                    null,
                    null);
        }

        /** Every rule that says no, with its stage. */
        List<String> findings() {
            String programme = pot.substring(0, pot.length() - 5);
            Assessment assessment =
                    service.accepted(
                            Assessment.class,
                            new AssessApplication(programme, submission().ask(NOW), NOW));
            return assessment.findings().stream()
                    .map(finding -> finding.stage() + " " + finding.refusal().reason())
                    .toList();
        }

        /** What becomes of the application and the reasons, or why it is none. */
        String applied() {
            int before = service.events().size();
            if (findings().stream().anyMatch(one -> one.startsWith("ADMISSION"))) {
                String reason = service.refused(apply("p1", submission())).reason();
                assertThat(service.events()).hasSize(before);
                return "no application: " + reason;
            }
            return answer(service, apply("p1", submission()));
        }
    }

    /** Each line takes away what decided in the one before it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    wrong                                                                       | becomes
                    code year programme register                                                | no application: ENTERPRISE_CODE_INVALID
                    year programme register                                                     | no application: FISCAL_YEAR_NOT_PLAUSIBLE
                    programme register                                                          | no application: PROGRAMME_NOT_IN_FORCE
                    register closed class window place much validity documents cap others money | no application: APPLICANT_NOT_REGISTERED
                    closed class window place much validity documents cap others money          | REJECTED POT_YEAR_CLOSED CLASS_NOT_ELIGIBLE APPLICATION_WINDOW_CLOSED NO_RATE_FITS FACE_ABOVE_MAXIMUM VALIDITY_ALREADY_OVER
                    class window place little validity documents cap others money               | REJECTED CLASS_NOT_ELIGIBLE APPLICATION_WINDOW_CLOSED NO_RATE_FITS FACE_BELOW_MINIMUM VALIDITY_ALREADY_OVER
                    window place little validity documents cap others money                     | REJECTED APPLICATION_WINDOW_CLOSED NO_RATE_FITS FACE_BELOW_MINIMUM VALIDITY_ALREADY_OVER
                    place little documents cap others money                                     | REJECTED NO_RATE_FITS FACE_BELOW_MINIMUM
                    little documents cap others money                                           | REJECTED FACE_BELOW_MINIMUM
                    validity documents cap others money                                         | REJECTED VALIDITY_ALREADY_OVER
                    documents cap others money                                                  | NEEDS_INFORMATION DOCUMENTS_MISSING
                    documents cap others money person                                           | NEEDS_INFORMATION DOCUMENTS_MISSING
                    cap others money person                                                     | SUBMITTED
                    cap others money                                                            | REFUSED YEARLY_CAP_EXCEEDED
                    cap full money                                                              | REFUSED YEARLY_CAP_EXCEEDED WAITING_LIST_FULL
                    full money                                                                  | REFUSED WAITING_LIST_FULL
                    others money                                                                | WAITLISTED OTHERS_WAIT_BEFORE ENVELOPE_EXHAUSTED
                    others                                                                      | WAITLISTED OTHERS_WAIT_BEFORE
                    money                                                                       | WAITLISTED ENVELOPE_EXHAUSTED
                    nothing                                                                     | GRANTED
                    """)
    void the_first_stage_that_says_no_decides_and_tells_all_that_it_found(
            String wrong, String becomes) {
        assertThat(new Case(wrong).applied()).isEqualTo(becomes);
    }

    /** An applicant learns at once of all that has to change, not of one thing after the other. */
    @Test
    void beforehand_every_rule_of_every_stage_tells_what_it_has_against_it() {
        assertThat(
                        new Case(
                                        "closed class window place much validity documents cap full"
                                                + " money")
                                .findings())
                .containsExactly(
                        "ELIGIBILITY POT_YEAR_CLOSED",
                        "ELIGIBILITY CLASS_NOT_ELIGIBLE",
                        "ELIGIBILITY APPLICATION_WINDOW_CLOSED",
                        "ELIGIBILITY NO_RATE_FITS",
                        "ELIGIBILITY FACE_ABOVE_MAXIMUM",
                        "ELIGIBILITY VALIDITY_ALREADY_OVER",
                        "INFORMATION DOCUMENTS_MISSING",
                        "LIMIT YEARLY_CAP_EXCEEDED",
                        "MONEY OTHERS_WAIT_BEFORE",
                        "MONEY ENVELOPE_EXHAUSTED",
                        "LIMIT WAITING_LIST_FULL");
    }

    /** The README's rows of the stages stand in the order in which the rules are asked. */
    @Test
    void the_table_of_refusals_has_the_rules_in_their_order() {
        List<String> readme =
                RefusalTable.read().stream()
                        .filter(row -> !row.code().equals("TERMS_NOT_OF_PROGRAMME"))
                        .map(row -> row.stage() + " " + row.code())
                        .filter(row -> STAGES.contains(row.substring(0, row.indexOf(' '))))
                        .toList();

        for (String wrong :
                List.of(
                        "code year programme register",
                        "closed class window place much validity documents cap full money",
                        "class window place little validity documents cap others")) {
            List<String> findings = new Case(wrong).findings();
            assertThat(readme).containsAll(findings);
            assertThat(readme.stream().filter(findings::contains))
                    .containsExactlyElementsOf(byStage(findings));
        }
        assertThat(readme.stream().map(row -> row.substring(0, row.indexOf(' '))).distinct())
                .containsExactlyElementsOf(STAGES);
    }

    private static final List<String> STAGES = Stream.of(Stage.values()).map(Stage::name).toList();

    private static List<String> byStage(List<String> findings) {
        return STAGES.stream()
                .flatMap(stage -> findings.stream().filter(one -> one.startsWith(stage + " ")))
                .collect(Collectors.toList());
    }
}
