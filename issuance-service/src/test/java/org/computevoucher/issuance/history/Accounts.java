package org.computevoucher.issuance.history;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.computevoucher.issuance.voucher.CloseVoucher;
import org.computevoucher.issuance.voucher.RecoverVoucherMoney;
import org.computevoucher.issuance.voucher.ReduceVoucher;
import org.computevoucher.issuance.voucher.ReopenVoucher;
import org.computevoucher.issuance.voucher.ReverseVoucherUsage;
import org.computevoucher.issuance.voucher.VoucherEvent;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosureRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReductionRequested;

/**
 * The redemption service, as far as this one sees it: an account per voucher that hears of requests
 * in their order, some time, and whose answers arrive in their order, some time later.
 */
final class Accounts {

    private static final String EXHAUSTED = "EXHAUSTED";
    private static final String REOPENED = "reopened";
    private static final String REVERSED = "reversed";
    private static final String RECOVERED = "recovered";

    private static final class Account {

        private final VoucherIssued issued;
        private final Deque<VoucherEvent> heard = new ArrayDeque<>();
        private final Deque<Answer> answers = new ArrayDeque<>();
        private long faceFen;
        private long openFen;
        private long usedFen;
        private boolean closed;
        private boolean exhausted;

        Account(VoucherIssued issued) {
            this.issued = issued;
            this.faceFen = issued.terms().faceFen();
            this.openFen = faceFen;
        }

        void close(String reason) {
            closed = true;
            exhausted = EXHAUSTED.equals(reason);
            answers.add(new Answer(openFen, 0, reason));
            openFen = 0;
        }

        /** Whether what comes back is open again: only what was used up is, and only in time. */
        boolean keepsWhatComesBack(Instant at) {
            return !closed || (exhausted && at.isBefore(issued.validity().reportableUntil()));
        }
    }

    /**
     * @param reason why it closed; or that it is open again, or that usage of a closed one was
     *     reversed or money of it recovered; empty: it gave up a part
     */
    private record Answer(long amountFen, long faceFen, String reason) {}

    private final List<Account> accounts = new ArrayList<>();

    void follow(Object event) {
        switch (event) {
            case VoucherIssued issued -> accounts.add(new Account(issued));
            case VoucherReductionRequested requested ->
                    of(requested.voucherId()).heard.add(requested);
            case VoucherClosureRequested requested ->
                    of(requested.voucherId()).heard.add(requested);
            default -> {}
        }
    }

    private Account of(UUID voucherId) {
        return accounts.stream()
                .filter(account -> account.issued.voucherId().equals(voucherId))
                .findFirst()
                .orElseThrow();
    }

    /** A data centre reports usage; the account that is used up closes by itself. */
    void use(int which, long amountFen) {
        choose(which, account -> !account.closed)
                .ifPresent(
                        account -> {
                            long usedFen = Math.min(amountFen, account.openFen);
                            account.openFen -= usedFen;
                            account.usedFen += usedFen;
                            if (account.openFen == 0) {
                                account.close(EXHAUSTED);
                            }
                        });
    }

    /**
     * A data centre takes usage back that was not paid yet. What was used up is live again while
     * more may be reported; of what is closed otherwise it is the pot's.
     */
    void takeBack(int which, long amountFen, Instant at) {
        choose(which, account -> account.usedFen > 0)
                .ifPresent(account -> comesBack(account, amountFen, at, REVERSED));
    }

    /**
     * A payee gives back what it was paid for usage that was taken back. What was used up is live
     * again as above; of what is closed otherwise it is the treasury's. It takes its time, so that
     * mostly the voucher is closed.
     */
    void recover(int which, long amountFen, Instant at) {
        choose(which, account -> account.usedFen > 0 && account.closed)
                .or(() -> choose(which, account -> account.usedFen > 0))
                .ifPresent(account -> comesBack(account, amountFen, at, RECOVERED));
    }

    private static void comesBack(Account account, long amountFen, Instant at, String how) {
        long backFen = Math.min(amountFen, account.usedFen);
        account.usedFen -= backFen;
        if (!account.keepsWhatComesBack(at)) {
            account.answers.add(new Answer(backFen, 0, how));
            return;
        }
        account.openFen += backFen;
        if (account.closed) {
            account.closed = false;
            account.answers.add(new Answer(0, 0, REOPENED));
        }
    }

    /**
     * One account hears of the next thing that was asked of it; a closed one does nothing then.
     *
     * @return whether there was any
     */
    boolean hear(int which) {
        Optional<Account> chosen = choose(which, account -> !account.heard.isEmpty());
        chosen.ifPresent(
                account -> {
                    VoucherEvent asked = account.heard.remove();
                    if (!account.closed) {
                        hear(account, asked);
                    }
                });
        return chosen.isPresent();
    }

    private static void hear(Account account, VoucherEvent asked) {
        switch (asked) {
            case VoucherReductionRequested part when account.openFen > part.amountFen() -> {
                account.openFen -= part.amountFen();
                account.faceFen -= part.amountFen();
                account.answers.add(new Answer(part.amountFen(), account.faceFen, ""));
            }
            case VoucherReductionRequested nearlyAll -> account.close("RETURNED");
            case VoucherClosureRequested all -> account.close(all.reason().name());
            default -> throw new IllegalStateException("accounts are asked nothing else");
        }
    }

    /** The next answer of one account, as the command that this service makes of it. */
    Optional<Object> answer(int which, UUID factId, Instant at) {
        return choose(which, account -> !account.answers.isEmpty())
                .map(account -> command(account.issued, account.answers.remove(), factId, at));
    }

    private static Object command(VoucherIssued issued, Answer answer, UUID factId, Instant at) {
        String pot = issued.terms().pot();
        UUID voucher = issued.voucherId();
        return switch (answer.reason()) {
            case "" ->
                    new ReduceVoucher(
                            pot, voucher, factId, answer.amountFen(), answer.faceFen(), at);
            case REVERSED -> new ReverseVoucherUsage(pot, voucher, factId, answer.amountFen(), at);
            case RECOVERED -> new RecoverVoucherMoney(pot, voucher, factId, answer.amountFen(), at);
            case REOPENED -> new ReopenVoucher(pot, voucher, factId, at);
            default ->
                    new CloseVoucher(pot, voucher, factId, answer.amountFen(), answer.reason(), at);
        };
    }

    /** What is used and what is open: so much a pot has promised when all answers have arrived. */
    long promisedFen(String pot) {
        return accounts.stream()
                .filter(account -> account.issued.terms().pot().equals(pot))
                .mapToLong(account -> account.usedFen + account.openFen)
                .sum();
    }

    private Optional<Account> choose(int which, Predicate<Account> suitable) {
        List<Account> among = accounts.stream().filter(suitable).toList();
        return among.isEmpty() ? Optional.empty() : Optional.of(among.get(which % among.size()));
    }
}
