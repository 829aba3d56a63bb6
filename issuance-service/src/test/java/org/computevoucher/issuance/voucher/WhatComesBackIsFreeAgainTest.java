package org.computevoucher.issuance.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.issuance.voucher.VouchersInMemory.begin;
import static org.computevoucher.issuance.voucher.VouchersInMemory.close;
import static org.computevoucher.issuance.voucher.VouchersInMemory.exhausted;
import static org.computevoucher.issuance.voucher.VouchersInMemory.expire;
import static org.computevoucher.issuance.voucher.VouchersInMemory.fill;
import static org.computevoucher.issuance.voucher.VouchersInMemory.giveBack;
import static org.computevoucher.issuance.voucher.VouchersInMemory.id;
import static org.computevoucher.issuance.voucher.VouchersInMemory.recover;
import static org.computevoucher.issuance.voucher.VouchersInMemory.reduce;
import static org.computevoucher.issuance.voucher.VouchersInMemory.reopen;
import static org.computevoucher.issuance.voucher.VouchersInMemory.resume;
import static org.computevoucher.issuance.voucher.VouchersInMemory.reverse;
import static org.computevoucher.issuance.voucher.VouchersInMemory.suspend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.computevoucher.issuance.allowance.AllowanceEvent.AllowanceFreed;
import org.computevoucher.issuance.allowance.AllowanceEvent.AllowanceTaken;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeRefilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.FaceReserved;
import org.computevoucher.issuance.envelope.EnvelopeEvent.RecoveredReturned;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherMoneyRecovered;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReduced;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherUsageReversed;
import org.computevoucher.issuance.voucher.VouchersInMemory.Look;
import org.computevoucher.testkit.InMemoryService;

/** The test plays the accounts of the vouchers, which have always used nothing or all. */
class WhatComesBackIsFreeAgainTest {

    private static final int VOUCHERS = 3;
    private static final long FACE_FEN = 1_000;

    enum Step {
        SUSPEND,
        RESUME,
        RETURN,
        EXPIRE,
        ACCOUNT_ANSWERS,
        ACCOUNT_IS_EXHAUSTED,
        ACCOUNT_IS_REVERSED,
        MONEY_IS_RECOVERED,
        ACCOUNT_IS_REOPENED
    }

    record Move(Step step, int voucher, long amountFen) {}

    @Property(tries = 300)
    void in_the_envelope_and_in_the_allowances_alike(@ForAll("moves") List<Move> moves) {
        InMemoryService service = VouchersInMemory.start();
        service.accepted(fill(VOUCHERS * FACE_FEN));
        for (int i = 0; i < VOUCHERS; i++) {
            service.accepted(begin("v" + i, FACE_FEN));
        }
        for (Move move : moves) {
            play(service, move);
            promisesAndAllowancesAreTheFaces(service.events());
        }
    }

    private static void play(InMemoryService service, Move move) {
        String voucher = "v" + move.voucher();
        VoucherState now = service.accepted(VoucherState.class, new Look(id(voucher)));
        switch (move.step()) {
            case SUSPEND -> service.send(suspend(voucher, null));
            case RESUME -> service.send(resume(voucher));
            case RETURN -> service.send(giveBack(voucher, move.amountFen()));
            case EXPIRE -> service.send(expire(voucher, VouchersInMemory.GRACE_ENDS));
            case ACCOUNT_ANSWERS -> answer(service, voucher, now);
            case ACCOUNT_IS_EXHAUSTED -> {
                if (now.status() != VoucherStatus.CLOSED) {
                    service.accepted(exhausted(voucher));
                }
            }
            case ACCOUNT_IS_REVERSED -> {
                long backFen = Math.min(usedFen(now), move.amountFen());
                if (backFen > 0) {
                    service.accepted(reverse(voucher, backFen));
                }
            }
            case MONEY_IS_RECOVERED -> {
                long backFen = Math.min(usedFen(now), move.amountFen());
                if (backFen > 0) {
                    service.accepted(recover(voucher, backFen));
                }
            }
            case ACCOUNT_IS_REOPENED -> {
                if ("EXHAUSTED".equals(now.closingReason())
                        && Long.valueOf(0).equals(now.unusedFen())) {
                    service.accepted(reopen(voucher));
                }
            }
        }
    }

    /** What was used of a closed one; of another, nothing is told so far. */
    private static long usedFen(VoucherState now) {
        Long unusedFen = now.unusedFen();
        return unusedFen == null ? 0 : now.faceFen() - unusedFen;
    }

    /** Its requests in their order. */
    private static void answer(InMemoryService service, String voucher, VoucherState now) {
        Long pendingFen = now.pendingReturnFen();
        if (pendingFen != null) {
            service.accepted(reduce(voucher, pendingFen, now.faceFen() - pendingFen));
        } else if (now.status() == VoucherStatus.CLOSING) {
            service.accepted(close(voucher, now.faceFen()));
        }
    }

    /** Each sum is calculated from events of its own. */
    private static void promisesAndAllowancesAreTheFaces(List<Object> events) {
        Map<UUID, Long> faces = new HashMap<>();
        long promisedFen = 0;
        long recoveredFen = 0;
        long returnedFen = 0;
        Map<String, Long> taken = new HashMap<>();
        for (Object event : events) {
            switch (event) {
                case VoucherIssued issued ->
                        faces.put(issued.voucherId(), issued.terms().faceFen());
                case VoucherReduced reduced -> faces.put(reduced.voucherId(), reduced.faceFen());
                case VoucherClosed closed ->
                        faces.merge(closed.voucherId(), -closed.unusedFen(), Long::sum);
                case VoucherUsageReversed reversed ->
                        faces.merge(reversed.voucherId(), -reversed.amountFen(), Long::sum);
                case VoucherMoneyRecovered recovered -> {
                    faces.merge(recovered.voucherId(), -recovered.amountFen(), Long::sum);
                    recoveredFen += recovered.amountFen();
                }
                case FaceReserved reserved -> promisedFen += reserved.faceFen();
                case EnvelopeRefilled refilled -> promisedFen -= refilled.unusedFen();
                case RecoveredReturned returned -> {
                    promisedFen -= returned.amountFen();
                    returnedFen += returned.amountFen();
                }
                case AllowanceTaken took ->
                        taken.merge(took.allowance(), took.faceFen(), Long::sum);
                case AllowanceFreed freed ->
                        taken.merge(freed.allowance(), -freed.unusedFen(), Long::sum);
                default -> {}
            }
        }
        long facesFen = faces.values().stream().mapToLong(Long::longValue).sum();
        assertThat(faces.values()).allMatch(fen -> fen >= 0);
        assertThat(promisedFen).isEqualTo(facesFen);
        assertThat(returnedFen).isEqualTo(recoveredFen);
        assertThat(taken.values()).hasSize(2).containsOnly(facesFen);
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        return Combinators.combine(
                        Arbitraries.of(Step.class),
                        Arbitraries.integers().between(0, VOUCHERS - 1),
                        Arbitraries.longs().between(1, FACE_FEN))
                .as(Move::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }
}
