package org.computevoucher.ledger.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.computevoucher.ledger.book.EntryPosted.VoucherShare;
import org.computevoucher.ledger.book.Fact;
import org.computevoucher.ledger.book.Fact.RecoverySettled.Way;
import org.computevoucher.ledger.book.PostFact;
import org.computevoucher.ledger.book.PrerequisiteMissing;
import org.computevoucher.ledger.book.References;
import org.computevoucher.ledger.budget.CloseYear;
import org.computevoucher.ledger.budget.RefuseWithdrawal;
import org.computevoucher.ledger.budget.WithdrawBudget;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.intake.IncomingFact;
import org.computevoucher.platform.intake.Reception;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.request.Answer;
import org.computevoucher.platform.request.RequestContent;
import org.computevoucher.platform.request.RequestKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FactsForTheBookTest {

    private static final String POT = "310000-COMPUTE-2026";
    private static final PotId POT_ID = PotId.of(POT);
    private static final UUID VOUCHER = UUID.fromString("018f0000-0000-7000-8000-000000000003");
    private static final UUID APPLICATION = UUID.fromString("018f0000-0000-7000-8000-000000000005");
    private static final UUID ASKED = UUID.fromString("018f0000-0000-7000-8000-000000000004");
    private static final UUID CAUSE = UUID.fromString("018f0000-0000-7000-8000-000000000002");
    private static final Instant RECEIVED = Instant.parse("2026-01-06T08:00:01.000001Z");

    private final Door door = new Door();
    private final FactsForTheBook facts = new FactsForTheBook(door);

    static Stream<Arguments> records() {
        Money amount = Money.ofFen(70);
        Fact potConcerned = new Fact.PotConcerned(POT_ID);
        Fact voucherConcerned = new Fact.VoucherConcerned(POT_ID, VOUCHER);
        return Stream.of(
                Arguments.of(
                        YearEndSamples.budgetWithdrawalRequested(POT, ASKED, 70), potConcerned),
                Arguments.of(
                        YearEndSamples.budgetWithdrawn(POT, ASKED, 70),
                        new Fact.BudgetWithdrawn(POT_ID, amount)),
                Arguments.of(YearEndSamples.budgetYearEndRequested(POT, ASKED), potConcerned),
                Arguments.of(
                        YearEndSamples.budgetYearClosed(POT, ASKED, 70),
                        new Fact.BudgetYearClosed(POT_ID, amount)),
                Arguments.of(
                        YearEndSamples.unusedReturned(POT, VOUCHER, 70),
                        new Fact.UnusedReturned(POT_ID, amount, VOUCHER)),
                Arguments.of(
                        YearEndSamples.voucherReduced(POT, VOUCHER, 70),
                        new Fact.VoucherReduced(POT_ID, amount, VOUCHER)),
                Arguments.of(YearEndSamples.voucherSuspended(POT, VOUCHER), voucherConcerned),
                Arguments.of(YearEndSamples.voucherResumed(POT, VOUCHER), voucherConcerned),
                Arguments.of(
                        YearEndSamples.voucherClosureRequested(POT, VOUCHER), voucherConcerned),
                Arguments.of(
                        YearEndSamples.voucherReductionRequested(POT, VOUCHER, 70),
                        voucherConcerned),
                Arguments.of(AvroSamples.planned(POT, 70), new Fact.BudgetPlanned(POT_ID, amount)),
                Arguments.of(
                        AvroSamples.allocated(POT, 70, true),
                        new Fact.BudgetAllocated(POT_ID, amount, true)),
                Arguments.of(
                        AvroSamples.allocated(POT, 70, false),
                        new Fact.BudgetAllocated(POT_ID, amount, false)),
                Arguments.of(
                        AvroSamples.decided(POT, APPLICATION, "WAITLISTED", null),
                        new Fact.ApplicationConcerned(POT_ID, AvroSamples.ENTERPRISE, null)),
                Arguments.of(
                        AvroSamples.decided(POT, APPLICATION, "GRANTED", VOUCHER),
                        new Fact.ApplicationConcerned(POT_ID, AvroSamples.ENTERPRISE, VOUCHER)),
                Arguments.of(
                        AvroSamples.issued(POT, VOUCHER, 70),
                        new Fact.VoucherIssued(POT_ID, amount, VOUCHER, AvroSamples.ENTERPRISE)),
                Arguments.of(
                        AvroSamples.consumed(POT, VOUCHER, 100, 70, AvroSamples.ENTERPRISE),
                        new Fact.ComputeConsumed(
                                POT_ID,
                                amount,
                                VOUCHER,
                                AvroSamples.ENTERPRISE,
                                "dc-1",
                                AvroSamples.ENTERPRISE)),
                Arguments.of(
                        AvroSamples.closed(POT, VOUCHER, 70),
                        new Fact.VoucherClosed(POT_ID, amount, VOUCHER)),
                Arguments.of(
                        AvroSamples.reimbursed(POT, "dc-1", 70),
                        new Fact.SubsidyReimbursed(POT_ID, amount, "dc-1")));
    }

    static Stream<Arguments> corrections() {
        Money amount = Money.ofFen(70);
        var setOff = AvroSamples.consumed(POT, VOUCHER, 100, 70, "dc-1");
        setOff.setSetOffFen(30);
        return Stream.of(
                Arguments.of(
                        setOff,
                        new Fact.ComputeConsumed(
                                POT_ID,
                                Money.ofFen(40),
                                VOUCHER,
                                AvroSamples.ENTERPRISE,
                                "dc-1",
                                "dc-1")),
                Arguments.of(
                        CorrectionSamples.released(POT, VOUCHER, 70, 8),
                        new Fact.PayableReleased(
                                POT_ID,
                                amount,
                                VOUCHER,
                                AvroSamples.ENTERPRISE,
                                "dc-1",
                                AvroSamples.ENTERPRISE)),
                Arguments.of(
                        CorrectionSamples.reversed(POT, VOUCHER, 70, 8, 0), reversed(Money.ZERO)),
                Arguments.of(CorrectionSamples.reversed(POT, VOUCHER, 70, 0, 70), reversed(amount)),
                Arguments.of(
                        CorrectionSamples.reopened(POT, VOUCHER),
                        new Fact.VoucherConcerned(POT_ID, VOUCHER)),
                Arguments.of(
                        CorrectionSamples.rejected(POT, "dc-1", 70),
                        new Fact.PayeeConcerned(POT_ID, "dc-1")),
                Arguments.of(
                        CorrectionSamples.raised(POT, VOUCHER, "dc-1", 70),
                        new Fact.RecoveryRaised(POT_ID, amount, VOUCHER, "dc-1")),
                settled(Way.NETTED),
                settled(Way.RECEIVED),
                settled(Way.SET_OFF),
                Arguments.of(
                        CorrectionSamples.credited(POT, VOUCHER, "dc-1", 70, 0),
                        credited(Money.ZERO)),
                Arguments.of(
                        CorrectionSamples.credited(POT, VOUCHER, "dc-1", 70, 70),
                        credited(amount)));
    }

    private static Arguments settled(Way way) {
        return Arguments.of(
                CorrectionSamples.settled(POT, VOUCHER, "dc-1", way.name(), 70),
                new Fact.RecoverySettled(POT_ID, way, Money.ofFen(70), VOUCHER, "dc-1"));
    }

    private static Fact credited(Money returned) {
        return new Fact.RecoveryCredited(POT_ID, returned, VOUCHER, AvroSamples.ENTERPRISE, "dc-1");
    }

    private static Fact reversed(Money toAvailable) {
        return new Fact.ConsumptionReversed(
                POT_ID,
                toAvailable,
                VOUCHER,
                AvroSamples.ENTERPRISE,
                "dc-1",
                AvroSamples.ENTERPRISE);
    }

    @Test
    void a_correction_that_contradicts_itself_is_a_bug_of_its_service() {
        var notTheSum = CorrectionSamples.reversed(POT, VOUCHER, 70, 8, 0);
        notTheSum.setSubsidyFen(77);
        for (SpecificRecordBase avro :
                List.of(
                        notTheSum,
                        CorrectionSamples.reversed(POT, VOUCHER, 70, -1, 0),
                        CorrectionSamples.reversed(POT, VOUCHER, 70, 0, 69),
                        CorrectionSamples.raised(POT, VOUCHER, "dc-1", -1),
                        CorrectionSamples.released(POT, VOUCHER, -1, 0),
                        CorrectionSamples.released(POT, VOUCHER, 70, -1),
                        CorrectionSamples.settled(POT, VOUCHER, "dc-1", "NETTED", -1),
                        CorrectionSamples.credited(POT, VOUCHER, "dc-1", 70, 69))) {
            assertThatThrownBy(() -> facts.receive(incoming(avro, null, false)))
                    .as("%s", avro)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(door.all).isEmpty();
    }

    @Test
    void money_that_comes_back_in_a_way_of_which_the_book_does_not_know_is_not_guessed_at() {
        var avro = CorrectionSamples.settled(POT, VOUCHER, "dc-1", "WAIVED", 70);

        assertThatThrownBy(() -> facts.receive(incoming(avro, null, false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("WAIVED");
        assertThat(door.all).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"records", "corrections"})
    void every_record_that_concerns_the_book_alone_is_posted(SpecificRecordBase avro, Fact fact) {
        Reception reception = facts.receive(incoming(avro, CAUSE, false));

        assertThat(reception).isEqualTo(Reception.taken());
        PostFact sent = door.sent();
        assertThat(sent.region()).isEqualTo("310000");
        assertThat(sent.fact()).isEqualTo(fact);
        assertThat(sent.factId()).hasToString(String.valueOf(avro.get("eventId")));
        assertThat(sent.factType()).isEqualTo(avro.getSchema().getFullName());
        assertThat(sent.source())
                .isEqualTo(new PostFact.Source(avro.getSchema().getNamespace(), 2, 17, 4711L));
        assertThat(sent.effectiveAt()).isEqualTo(AvroSamples.EFFECTIVE);
        assertThat(sent.now()).isEqualTo(RECEIVED);
        assertThat(sent.overdue()).isFalse();
        assertThat(facts.topics()).contains(avro.getSchema().getNamespace());
    }

    static Stream<Arguments> references() {
        var forAnApplication = AvroSamples.issued(POT, VOUCHER, 70);
        forAnApplication.setApplicationId(APPLICATION.toString());
        var paid = AvroSamples.reimbursed(POT, "dc-1", 70);
        paid.setSettlementId(ASKED.toString());
        var paidForVouchers = AvroSamples.reimbursed(POT, "dc-1", Map.of(VOUCHER, 70L));
        paidForVouchers.setSettlementId(ASKED.toString());
        var rejected = CorrectionSamples.rejected(POT, "dc-1", 70);
        rejected.setSettlementId(ASKED.toString());
        return Stream.of(
                Arguments.of(
                        AvroSamples.decided(POT, APPLICATION, "REFUSED", null),
                        References.ofApplication(APPLICATION)),
                Arguments.of(forAnApplication, References.ofApplication(APPLICATION)),
                Arguments.of(AvroSamples.issued(POT, VOUCHER, 70), References.NONE),
                Arguments.of(paid, new References(null, ASKED, null, null)),
                Arguments.of(
                        paidForVouchers,
                        new References(
                                null, ASKED, "E2E-dc-1", List.of(new VoucherShare(VOUCHER, 70)))),
                Arguments.of(
                        rejected,
                        new References(null, ASKED, "4bf92f3577b34da6a3ce929d0e0e4736", null)),
                Arguments.of(AvroSamples.allocated(POT, 70, true), References.NONE));
    }

    @ParameterizedTest
    @MethodSource("references")
    void an_entry_is_told_which_papers_its_fact_names(
            SpecificRecordBase avro, References references) {
        facts.receive(incoming(avro, null, false));

        assertThat(door.sent().references()).isEqualTo(references);
    }

    @Test
    void a_payment_that_is_not_the_sum_of_its_vouchers_is_a_bug_of_its_service() {
        var tooMuch = AvroSamples.reimbursed(POT, "dc-1", Map.of(VOUCHER, 70L));
        tooMuch.setAmountFen(69);
        var nothing = AvroSamples.reimbursed(POT, "dc-1", Map.of(VOUCHER, 70L, ASKED, 0L));
        var endless =
                AvroSamples.reimbursed(POT, "dc-1", Map.of(VOUCHER, Long.MAX_VALUE, ASKED, 1L));
        var ofNone = AvroSamples.reimbursed(POT, "dc-1", 70);
        ofNone.setVouchers(List.of());
        var noPayment = AvroSamples.reimbursed(POT, "dc-1", Map.of(VOUCHER, 70L));
        noPayment.setPaymentId("a payment");
        for (SpecificRecordBase avro : List.of(tooMuch, nothing, endless, ofNone, noPayment)) {
            assertThatThrownBy(() -> facts.receive(incoming(avro, null, false)))
                    .as("%s", avro)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(door.all).isEmpty();
    }

    static Stream<Arguments> answers() {
        Money amount = Money.ofFen(70);
        SpecificRecordBase granted = YearEndSamples.withdrawalGranted(POT, ASKED, 70);
        SpecificRecordBase refused = YearEndSamples.withdrawalRefused(POT, ASKED, 70, 69);
        SpecificRecordBase closed = YearEndSamples.envelopeClosed(POT, ASKED, 70);
        return Stream.of(
                Arguments.of(
                        granted,
                        new Fact.AvailableGivenUp(POT_ID, amount),
                        new WithdrawBudget(
                                POT,
                                ASKED,
                                id(granted),
                                70,
                                consequence("withdrawn", granted),
                                AvroSamples.EFFECTIVE,
                                RECEIVED)),
                Arguments.of(
                        refused,
                        new Fact.PotConcerned(POT_ID),
                        new RefuseWithdrawal(
                                POT, ASKED, id(refused), "ENVELOPE_EXHAUSTED", 69, RECEIVED)),
                Arguments.of(
                        closed,
                        new Fact.AvailableGivenUp(POT_ID, amount),
                        new CloseYear(
                                POT,
                                ASKED,
                                id(closed),
                                70,
                                consequence("closed", closed),
                                consequence("carried", closed),
                                AvroSamples.EFFECTIVE,
                                RECEIVED)));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void an_envelopes_answer_is_posted_and_then_goes_on_to_its_budget(
            SpecificRecordBase avro, Fact fact, Object command) {
        assertThat(facts.receive(incoming(avro, CAUSE, false))).isEqualTo(Reception.taken());

        assertThat(door.all).hasSize(2);
        assertThat(((PostFact) door.all.getFirst()).fact()).isEqualTo(fact);
        assertThat(door.all.getLast()).isEqualTo(command);
        assertThat(facts.topics()).contains(avro.getSchema().getNamespace());
        assertThat(facts.needsItsCause(incoming(avro, CAUSE, false))).isTrue();
    }

    @Test
    void an_answer_that_the_book_cannot_post_yet_does_not_go_on() {
        door.answer = Outcome.refused(new PrerequisiteMissing("available:" + POT, 70, 1));

        Reception reception =
                facts.receive(
                        incoming(YearEndSamples.withdrawalGranted(POT, ASKED, 70), CAUSE, false));

        assertThat(reception).isInstanceOf(Reception.NotYet.class);
        assertThat(door.all).hasSize(1);
    }

    @Test
    void an_answer_that_no_envelope_gives_is_a_bug_of_its_service() {
        var refused = YearEndSamples.withdrawalRefused(POT, ASKED, 70, 69);
        refused.setReason("R".repeat(65));
        var negative = YearEndSamples.withdrawalRefused(POT, ASKED, 70, -1);

        assertThatThrownBy(() -> facts.receive(incoming(refused, null, false)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> facts.receive(incoming(negative, null, false)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource({"records", "corrections"})
    void every_fact_but_a_plan_waits_for_the_cause_it_names(SpecificRecordBase avro, Fact fact) {
        assertThat(facts.needsItsCause(incoming(avro, CAUSE, false)))
                .isEqualTo(!(fact instanceof Fact.BudgetPlanned));
        assertThat(facts.needsItsCause(incoming(avro, null, false))).isFalse();
    }

    @Test
    void a_fact_has_the_same_entry_however_often_it_is_read() {
        SpecificRecordBase avro = AvroSamples.planned(POT, 70);
        facts.receive(incoming(avro, null, false));
        UUID first = door.sent().entryEventId();
        facts.receive(incoming(avro, null, true));

        assertThat(door.sent().entryEventId()).isEqualTo(first);
        assertThat(door.sent().overdue()).isTrue();
        assertThat(first).isNotEqualTo(door.sent().factId());
    }

    @Test
    void what_the_book_cannot_post_yet_waits() {
        door.answer = Outcome.refused(new PrerequisiteMissing("available:" + POT, 70, 1));

        Reception reception =
                facts.receive(incoming(AvroSamples.issued(POT, VOUCHER, 70), CAUSE, false));

        assertThat(reception)
                .isEqualTo(
                        Reception.notYet(
                                "available:" + POT + " holds 1 fen, not the 70 fen taken"));
    }

    @Test
    void a_type_without_a_posting_rule_is_not_passed_over() {
        var unknown =
                computevoucher.journal.v1.EntryLine.newBuilder()
                        .setAccount("a")
                        .setPot(POT)
                        .setAmountFen(1)
                        .setBalanceFen(1)
                        .build();

        assertThatThrownBy(() -> facts.receive(incoming(unknown, null, false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EntryLine");
    }

    @Test
    void a_record_whose_pot_lies_in_another_region_is_a_bug_of_its_service() {
        var avro = AvroSamples.planned(POT, 70);
        avro.setRegion("110000");

        assertThatThrownBy(() -> facts.receive(incoming(avro, null, false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("110000");
    }

    private static UUID id(SpecificRecordBase avro) {
        return UUID.fromString(String.valueOf(avro.get("eventId")));
    }

    private static UUID consequence(String what, SpecificRecordBase avro) {
        return UUID.nameUUIDFromBytes(
                ("computevoucher.budget.v1/" + what + '/' + id(avro)).getBytes(UTF_8));
    }

    private static IncomingFact incoming(
            SpecificRecordBase avro, @Nullable UUID causeId, boolean overdue) {
        Object eventId =
                avro.getSchema().getField("eventId") == null
                        ? CAUSE.toString()
                        : avro.get("eventId");
        return new IncomingFact(
                UUID.fromString(String.valueOf(eventId)),
                avro.getSchema().getFullName(),
                causeId,
                new IncomingFact.Source(avro.getSchema().getNamespace(), 2, 17, 4711L),
                "key",
                avro,
                AvroSamples.RECORDED,
                RECEIVED,
                overdue);
    }

    /** Keeps the commands and answers what it is told to. */
    private static final class Door implements Commands {

        private final List<Object> all = new ArrayList<>();
        private Outcome<?> answer = Outcome.accepted(1L);

        PostFact sent() {
            return (PostFact) all.getLast();
        }

        @Override
        @SuppressWarnings("unchecked") // the tests ask for what they told it to answer
        public <R> Outcome<R> within(Object command) {
            all.add(command);
            return (Outcome<R>) answer;
        }

        @Override
        public <R> CompletableFuture<Outcome<R>> send(Object command) {
            throw new AssertionError("an intake stays in its own unit of work");
        }

        @Override
        public <R> List<Outcome<R>> sendAllAndWait(List<?> commands) {
            throw new AssertionError("an intake stays in its own unit of work");
        }

        @Override
        public <R> Outcome<Answer> answer(
                RequestKey key,
                RequestContent content,
                Object command,
                Function<? super R, Answer> rendering) {
            throw new AssertionError("an intake answers no request");
        }

        @Override
        public <R> Outcome<R> sendAndWait(Object command) {
            throw new AssertionError("an intake stays in its own unit of work");
        }
    }
}
