package org.computevoucher.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.computevoucher.schemas.Topics;

/**
 * What each fact moves: the whole of it, to be read beside the Avro docs.
 *
 * <p>A move {@code a → b} takes the amount from a (a line of minus the amount) and gives it to b,
 * in this order. One account alone is a line of 0: the fact moves nothing, and its entry names what
 * it is about. {@code payable}, {@code paid}, {@code receivable} and {@code claims} are those of
 * the fact's payee, all others those of its pot, the treasury that of its region. Each line
 * concerns those whom the last column names, where the fact names one.
 */
final class PostingTable {

    private static final String TABLE =
            """
            fact                                   | when                | amount                 | lines                                          | concerns
            budget.v1.BudgetPlanned                |                     | amountFen              | treasury → planned                             |
            budget.v1.BudgetAllocated              | drawnFromPlan=true  | amountFen              | planned → available                            |
            budget.v1.BudgetAllocated              | drawnFromPlan=false | amountFen              | treasury → available                           |
            budget.v1.BudgetWithdrawalRequested    |                     | 0                      | available                                      |
            budget.v1.BudgetWithdrawn              |                     | amountFen              | available → treasury                           |
            budget.v1.BudgetYearEndRequested       |                     | 0                      | available                                      |
            budget.v1.BudgetYearClosed             |                     | returnedFen            | available → returned                           |
            application.v1.ApplicationDecided      |                     | 0                      | available                                      | voucherId
            envelope.v1.WithdrawalGranted          |                     | 0                      | available                                      |
            envelope.v1.WithdrawalRefused          |                     | 0                      | available                                      |
            envelope.v1.EnvelopeClosed             |                     | 0                      | available                                      |
            envelope.v1.UnusedReturned             |                     | amountFen              | available → returned                           | voucherId
            voucher.v1.VoucherIssued               |                     | faceFen                | available → outstanding                        | voucherId
            voucher.v1.VoucherSuspended            |                     | 0                      | outstanding                                    | voucherId
            voucher.v1.VoucherResumed              |                     | 0                      | outstanding                                    | voucherId
            voucher.v1.VoucherReductionRequested   |                     | 0                      | outstanding                                    | voucherId
            voucher.v1.VoucherClosureRequested     |                     | 0                      | outstanding                                    | voucherId
            consumption.v1.ComputeConsumed         |                     | subsidyFen - setOffFen | outstanding → payable                          | voucherId payee
            consumption.v1.ConsumptionReversed     |                     | availableFen           | outstanding → available                        | voucherId payee
            consumption.v1.RecoveryCredited        |                     | returnedFen            | outstanding → returned                         | voucherId payee
            consumption.v1.VoucherReduced          |                     | amountFen              | outstanding → available                        | voucherId
            consumption.v1.VoucherClosed           |                     | unusedFen              | outstanding → available                        | voucherId
            consumption.v1.VoucherReopened         |                     | 0                      | outstanding                                    | voucherId
            settlement.v1.SubsidyReimbursed        |                     | amountFen              | payable → paid                                 | payee
            settlement.v1.PaymentRejected          |                     | 0                      | payable                                        | payee
            settlement.v1.PayableReleased          |                     | amountFen              | payable → outstanding                          | voucherId payee
            settlement.v1.RecoveryRaised           |                     | amountFen              | claims → receivable                            | voucherId payee
            settlement.v1.RecoverySettled          | kind=NETTED         | amountFen              | payable → outstanding and receivable → claims  | voucherId payee
            settlement.v1.RecoverySettled          | kind=RECEIVED       | amountFen              | paid → outstanding and receivable → claims     | voucherId payee
            settlement.v1.RecoverySettled          | kind=SET_OFF        | amountFen              | receivable → claims                            | voucherId payee
            """;

    /** The topics whose every event has an entry in the book. */
    static final List<String> TOPICS =
            List.of(
                    Topics.BUDGET,
                    Topics.ENVELOPE,
                    Topics.VOUCHER,
                    Topics.CONSUMPTION,
                    Topics.SETTLEMENT,
                    Topics.APPLICATION);

    /** All rows, in the order of their numbers. */
    private static final List<Rule> RULES = read();

    private static final Map<String, List<Rule>> BY_FACT = byFact();

    /** A fact that this table has no row for, or that contradicts itself; says why. */
    static final class NoRule extends Exception {
        NoRule(String why) {
            super(why);
        }
    }

    /** One line of an entry: what it does to its account is the amount, times the sign. */
    record Leg(Kind kind, int sign) {}

    /** One row. */
    record Rule(
            int number,
            String fact,
            String when,
            List<String> amount,
            List<Leg> legs,
            boolean concernsVoucher,
            boolean concernsPayee) {

        /** By how much the fact changes what is allocated to its pot, in units of its amount. */
        int allocatedSign() {
            if (legs.size() != 2) {
                return 0;
            }
            return -Integer.signum(outside(legs.getFirst()) + outside(legs.getLast()));
        }

        private static int outside(Leg leg) {
            return leg.kind().isAllocated() ? 0 : leg.sign();
        }

        /** In fen. */
        long amountFen(IndexedRecord fact) throws NoRule {
            long sum = 0;
            for (int i = 0; i < amount.size(); i++) {
                long part = (long) field(fact, amount.get(i));
                if (part < 0) {
                    throw new NoRule(amount.get(i) + " is " + part + " fen");
                }
                sum = i == 0 ? part : Math.subtractExact(sum, part);
            }
            if (sum < 0) {
                throw new NoRule(String.join(" - ", amount) + " is " + sum + " fen");
            }
            return sum;
        }

        private boolean holdsFor(IndexedRecord record) {
            if (when.isEmpty()) {
                return true;
            }
            String[] parts = when.split("=", 2);
            return String.valueOf(field(record, parts[0])).equals(parts[1]);
        }
    }

    private PostingTable() {}

    static List<Rule> rules() {
        return RULES;
    }

    static Rule rule(int number) {
        return RULES.get(number);
    }

    /** The row that says what a fact moves. */
    static Rule ruleOf(IndexedRecord fact) throws NoRule {
        String name = fact.getSchema().getFullName();
        List<Rule> rules = BY_FACT.get(name);
        if (rules == null) {
            throw new NoRule("there is no posting rule for " + name);
        }
        for (Rule rule : rules) {
            if (rule.holdsFor(fact)) {
                return rule;
            }
        }
        throw new NoRule(
                "there is no posting rule for %s that is not one of %s"
                        .formatted(name, rules.stream().map(Rule::when).toList()));
    }

    /** What a record says in a field that every version of its schema has. */
    static Object field(IndexedRecord record, String name) {
        return record.get(record.getSchema().getField(name).pos());
    }

    private static List<Rule> read() {
        List<Rule> rules = new ArrayList<>();
        TABLE.lines()
                .skip(1)
                .map(row -> row.split("\\|", -1))
                .forEach(cells -> rules.add(row(rules.size(), cells)));
        return List.copyOf(rules);
    }

    private static Rule row(int number, String[] cells) {
        List<String> concerned = words(cells[4], " ");
        List<Leg> legs = new ArrayList<>();
        for (String move : words(cells[3], " and ")) {
            List<String> ends = words(move, "→");
            legs.add(new Leg(kind(ends.getFirst()), ends.size() == 1 ? 0 : -1));
            if (ends.size() == 2) {
                legs.add(new Leg(kind(ends.getLast()), 1));
            }
        }
        String amount = cells[2].strip();
        return new Rule(
                number,
                "computevoucher." + cells[0].strip(),
                cells[1].strip(),
                amount.equals("0") ? List.of() : words(amount, " - "),
                List.copyOf(legs),
                concerned.contains("voucherId"),
                concerned.contains("payee"));
    }

    private static List<String> words(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Kind kind(String word) {
        return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Map<String, List<Rule>> byFact() {
        Map<String, List<Rule>> rules = new HashMap<>();
        RULES.forEach(rule -> rules.computeIfAbsent(rule.fact(), _ -> new ArrayList<>()).add(rule));
        return rules;
    }
}
