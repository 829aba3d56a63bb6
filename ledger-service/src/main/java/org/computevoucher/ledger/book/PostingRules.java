package org.computevoucher.ledger.book;

import static org.computevoucher.ledger.book.AccountKind.AVAILABLE;
import static org.computevoucher.ledger.book.AccountKind.CLAIMS;
import static org.computevoucher.ledger.book.AccountKind.OUTSTANDING;
import static org.computevoucher.ledger.book.AccountKind.PAID;
import static org.computevoucher.ledger.book.AccountKind.PAYABLE;
import static org.computevoucher.ledger.book.AccountKind.PLANNED;
import static org.computevoucher.ledger.book.AccountKind.RECEIVABLE;
import static org.computevoucher.ledger.book.AccountKind.RETURNED;
import static org.computevoucher.ledger.book.AccountKind.TREASURY;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.money.Money;

/**
 * Which account a fact takes its money from and which it gives it to.
 *
 * <p>A fact that moved nothing (a subsidy of 0, a voucher used up before it closed) still has its
 * lines, of 0, and one that never moves anything (a voucher was suspended, an envelope gave money
 * up that is booked a moment later) has one line of 0 on the account it is about: so every fact has
 * exactly one entry, and each entry names its pot and its voucher.
 *
 * <p>These are the lines where they belong. Of a fact that waited too long for its money, those
 * that lack it are posted on the pot's suspense account instead, and a second entry moves them from
 * there to where they belong as soon as it has come: see {@link Book}.
 */
final class PostingRules {

    private PostingRules() {}

    /** The lines of a fact's entry; they sum to zero. */
    static List<Line> linesOf(Fact fact) {
        return switch (fact) {
            case Fact.BudgetPlanned f -> move(f, of(f, TREASURY), of(f, PLANNED), Parties.NONE);
            case Fact.BudgetAllocated f ->
                    f.drawnFromPlan()
                            ? move(f, of(f, PLANNED), of(f, AVAILABLE), Parties.NONE)
                            : move(f, of(f, TREASURY), of(f, AVAILABLE), Parties.NONE);
            case Fact.BudgetWithdrawn f -> move(f, of(f, AVAILABLE), of(f, TREASURY), Parties.NONE);
            case Fact.BudgetYearClosed f ->
                    move(f, of(f, AVAILABLE), of(f, RETURNED), Parties.NONE);
            case Fact.AvailableGivenUp f -> concern(of(f, AVAILABLE), Parties.NONE);
            case Fact.UnusedReturned f ->
                    move(f, of(f, AVAILABLE), of(f, RETURNED), voucher(f.voucherId()));
            case Fact.PotConcerned f -> concern(of(f, AVAILABLE), Parties.NONE);
            case Fact.ApplicationConcerned f -> concern(of(f, AVAILABLE), partiesOf(f));
            case Fact.VoucherConcerned f -> concern(of(f, OUTSTANDING), voucher(f.voucherId()));
            case Fact.VoucherIssued f ->
                    move(f, of(f, AVAILABLE), of(f, OUTSTANDING), partiesOf(f));
            case Fact.ComputeConsumed f ->
                    move(f, of(f, OUTSTANDING), of(f, PAYABLE, f.payee()), partiesOf(f));
            case Fact.PayableReleased f ->
                    move(f, of(f, PAYABLE, f.payee()), of(f, OUTSTANDING), partiesOf(f));
            case Fact.ConsumptionReversed f ->
                    move(f, of(f, OUTSTANDING), of(f, AVAILABLE), partiesOf(f));
            case Fact.VoucherClosed f ->
                    move(f, of(f, OUTSTANDING), of(f, AVAILABLE), voucher(f.voucherId()));
            case Fact.VoucherReduced f ->
                    move(f, of(f, OUTSTANDING), of(f, AVAILABLE), voucher(f.voucherId()));
            case Fact.SubsidyReimbursed f ->
                    move(f, of(f, PAYABLE, f.payee()), of(f, PAID, f.payee()), partiesOf(f));
            case Fact.RecoveryRaised f ->
                    move(f, of(f, CLAIMS, f.payee()), of(f, RECEIVABLE, f.payee()), partiesOf(f));
            case Fact.RecoverySettled f -> recovery(f);
            case Fact.RecoveryCredited f ->
                    move(f, of(f, OUTSTANDING), of(f, RETURNED), partiesOf(f));
            case Fact.PayeeConcerned f -> concern(of(f, PAYABLE, f.payee()), payee(f.payee()));
        };
    }

    private static List<Line> recovery(Fact.RecoverySettled f) {
        Parties parties = new Parties(f.payee(), f.voucherId(), null, null);
        Account outstanding = of(f, OUTSTANDING);
        List<Line> back =
                switch (f.way()) {
                    case NETTED -> move(f, of(f, PAYABLE, f.payee()), outstanding, parties);
                    case RECEIVED -> move(f, of(f, PAID, f.payee()), outstanding, parties);
                    case SET_OFF -> List.of();
                };
        List<Line> lines = new ArrayList<>(back);
        lines.addAll(move(f, of(f, RECEIVABLE, f.payee()), of(f, CLAIMS, f.payee()), parties));
        return lines;
    }

    private static Parties partiesOf(Fact.ApplicationConcerned fact) {
        return new Parties(null, fact.voucherId(), null, fact.enterprise());
    }

    private static Parties partiesOf(Fact.VoucherIssued fact) {
        return new Parties(null, fact.voucherId(), null, fact.enterprise());
    }

    private static Parties partiesOf(Fact.ComputeConsumed fact) {
        return new Parties(fact.payee(), fact.voucherId(), fact.dataCentre(), fact.enterprise());
    }

    private static Parties partiesOf(Fact.PayableReleased fact) {
        return new Parties(fact.payee(), fact.voucherId(), fact.dataCentre(), fact.enterprise());
    }

    private static Parties partiesOf(Fact.ConsumptionReversed fact) {
        return new Parties(fact.payee(), fact.voucherId(), fact.dataCentre(), fact.enterprise());
    }

    private static Parties partiesOf(Fact.RecoveryCredited fact) {
        return new Parties(fact.payee(), fact.voucherId(), null, fact.enterprise());
    }

    private static Parties voucher(UUID voucherId) {
        return new Parties(null, voucherId, null, null);
    }

    private static Parties partiesOf(Fact.SubsidyReimbursed fact) {
        return payee(fact.payee());
    }

    private static Parties partiesOf(Fact.RecoveryRaised fact) {
        return new Parties(fact.payee(), fact.voucherId(), null, null);
    }

    private static Parties payee(String payee) {
        return new Parties(payee, null, null, null);
    }

    private static List<Line> move(Fact fact, Account from, Account to, Parties parties) {
        Money amount = fact.amount();
        return List.of(new Line(from, amount.negated(), parties), new Line(to, amount, parties));
    }

    private static List<Line> concern(Account account, Parties parties) {
        return List.of(new Line(account, Money.ZERO, parties));
    }

    private static Account of(Fact fact, AccountKind kind) {
        return Account.of(kind, fact.pot());
    }

    private static Account of(Fact fact, AccountKind kind, String payee) {
        return Account.of(kind, fact.pot(), payee);
    }
}
