package org.computevoucher.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.computevoucher.ledger.TextTable;
import org.computevoucher.ledger.book.Fact.RecoverySettled.Way;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.money.Money;
import org.junit.jupiter.api.Test;

class PostingRulesTest {

    private static final PotId POT = PotId.of("310000-COMPUTE-2026");
    private static final UUID VOUCHER = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final String ENTERPRISE = "91310000MA1FL00001";
    static final Money AMOUNT = Money.ofFen(70);

    static final String TABLE =
            """
            fact                       | from                             | to
            BudgetPlanned              | treasury:310000                  | planned:310000-COMPUTE-2026
            BudgetAllocated from plan  | planned:310000-COMPUTE-2026      | available:310000-COMPUTE-2026
            BudgetAllocated new money  | treasury:310000                  | available:310000-COMPUTE-2026
            BudgetWithdrawn            | available:310000-COMPUTE-2026    | treasury:310000
            BudgetYearClosed           | available:310000-COMPUTE-2026    | returned:310000-COMPUTE-2026
            UnusedReturned             | available:310000-COMPUTE-2026    | returned:310000-COMPUTE-2026
            VoucherIssued              | available:310000-COMPUTE-2026    | outstanding:310000-COMPUTE-2026
            ComputeConsumed            | outstanding:310000-COMPUTE-2026  | payable:310000-COMPUTE-2026:dc-1
            VoucherReduced             | outstanding:310000-COMPUTE-2026  | available:310000-COMPUTE-2026
            VoucherClosed              | outstanding:310000-COMPUTE-2026  | available:310000-COMPUTE-2026
            SubsidyReimbursed          | payable:310000-COMPUTE-2026:dc-1 | paid:310000-COMPUTE-2026:dc-1
            PayableReleased            | payable:310000-COMPUTE-2026:dc-1 | outstanding:310000-COMPUTE-2026
            ConsumptionReversed        | outstanding:310000-COMPUTE-2026  | available:310000-COMPUTE-2026
            RecoveryCredited           | outstanding:310000-COMPUTE-2026  | returned:310000-COMPUTE-2026
            RecoveryRaised             | claims:310000-COMPUTE-2026:dc-1  | receivable:310000-COMPUTE-2026:dc-1
            """;

    /**
     * What a fact takes from each account (negative) or gives it, where it says several amounts.
     */
    static final String SEVERAL_AMOUNTS =
            """
            fact                     | outstanding | payable | paid | receivable | claims
            RecoverySettled NETTED   | 70          | -70     |      | -70        | 70
            RecoverySettled RECEIVED | 70          |         | -70  | -70        | 70
            RecoverySettled SET_OFF  |             |         |      | -70        | 70
            """;

    /** What moves nothing has one line of 0 on the account it is about. */
    private static final String NOTHING_MOVES =
            """
            fact                       | about                            | holds
            AvailableGivenUp           | available:310000-COMPUTE-2026    | 70
            PotConcerned               | available:310000-COMPUTE-2026    | 0
            ApplicationConcerned       | available:310000-COMPUTE-2026    | 0
            VoucherConcerned           | outstanding:310000-COMPUTE-2026  | 0
            PayeeConcerned             | payable:310000-COMPUTE-2026:dc-1 | 0
            """;

    @Test
    void what_moves_nothing_has_one_line_of_zero_on_the_account_it_is_about() {
        for (Map<String, String> row : TextTable.rows(NOTHING_MOVES)) {
            Fact fact = fact(row.getOrDefault("fact", ""), AMOUNT);
            assertThat(PostingRules.linesOf(fact))
                    .as(row.toString())
                    .extracting(line -> line.account().path(), Line::amount)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(row.get("about"), Money.ZERO));
            assertThat(fact.holds().fen()).as(row.toString()).hasToString(row.get("holds"));
        }
    }

    @Test
    void only_the_budgets_own_facts_take_what_is_held() {
        for (Map<String, String> row : TextTable.rows(TABLE)) {
            String name = row.getOrDefault("fact", "");
            boolean takesWhatIsHeld =
                    name.equals("BudgetWithdrawn") || name.equals("BudgetYearClosed");
            assertThat(fact(name, AMOUNT).holds())
                    .as(name)
                    .isEqualTo(takesWhatIsHeld ? AMOUNT.negated() : Money.ZERO);
        }
    }

    @Test
    void every_fact_moves_its_amount_from_one_account_to_another() {
        for (Map<String, String> row : TextTable.rows(TABLE)) {
            Fact fact = fact(row.getOrDefault("fact", ""), AMOUNT);
            assertThat(PostingRules.linesOf(fact))
                    .as(row.toString())
                    .extracting(line -> line.account().path(), Line::amount)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(row.get("from"), AMOUNT.negated()),
                            org.assertj.core.groups.Tuple.tuple(row.get("to"), AMOUNT));
        }
    }

    @Test
    void a_fact_of_several_amounts_moves_each_of_them() {
        for (Map<String, String> row : TextTable.rows(SEVERAL_AMOUNTS)) {
            List<Line> lines = PostingRules.linesOf(several(row.getOrDefault("fact", "")));
            Map<String, String> moved =
                    lines.stream()
                            .collect(
                                    Collectors.toMap(
                                            line -> line.account().kind().word(),
                                            line -> String.valueOf(line.amount().fen())));
            row.forEach(
                    (kind, fen) -> {
                        if (!kind.equals("fact")) {
                            assertThat(moved.getOrDefault(kind, "")).as("%s", row).isEqualTo(fen);
                        }
                    });
            assertThat(lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus))
                    .as("%s", row)
                    .isEqualTo(Money.ZERO);
            assertThat(lines)
                    .filteredOn(line -> line.account().kind().isPerPayee())
                    .as("%s", row)
                    .allMatch(line -> "dc-2".equals(line.account().payee()));
        }
    }

    @Test
    void a_fact_that_moves_nothing_still_has_its_lines() {
        for (Map<String, String> row : TextTable.rows(TABLE)) {
            assertThat(PostingRules.linesOf(fact(row.getOrDefault("fact", ""), Money.ZERO)))
                    .as(row.toString())
                    .extracting(Line::amount)
                    .containsExactly(Money.ZERO, Money.ZERO);
        }
    }

    @Test
    void the_table_names_every_kind_of_fact() {
        assertThat(
                        Stream.of(TABLE, NOTHING_MOVES, SEVERAL_AMOUNTS)
                                .flatMap(table -> TextTable.rows(table).stream())
                                .map(row -> row.getOrDefault("fact", "").split(" ", 2)[0])
                                .collect(Collectors.toSet()))
                .isEqualTo(
                        Arrays.stream(Fact.class.getPermittedSubclasses())
                                .map(Class::getSimpleName)
                                .collect(Collectors.toSet()));
    }

    @Test
    void lines_name_whom_the_fact_concerns() {
        assertThat(partiesOf("BudgetPlanned")).containsOnly(Parties.NONE);
        assertThat(partiesOf("BudgetAllocated new money")).containsOnly(Parties.NONE);
        assertThat(partiesOf("VoucherIssued"))
                .containsOnly(new Parties(null, VOUCHER, null, ENTERPRISE));
        assertThat(partiesOf("ApplicationConcerned"))
                .containsOnly(new Parties(null, VOUCHER, null, ENTERPRISE));
        assertThat(PostingRules.linesOf(new Fact.ApplicationConcerned(POT, ENTERPRISE, null)))
                .extracting(Line::parties)
                .containsOnly(new Parties(null, null, null, ENTERPRISE));
        assertThat(partiesOf("ComputeConsumed"))
                .containsOnly(new Parties("dc-1", VOUCHER, "dc-1", ENTERPRISE));
        for (String fact : List.of("PayableReleased", "ConsumptionReversed")) {
            assertThat(partiesOf(fact))
                    .containsOnly(new Parties("dc-1", VOUCHER, "dc-1", ENTERPRISE));
        }
        assertThat(partiesOf("RecoveryCredited"))
                .containsOnly(new Parties("dc-1", VOUCHER, null, ENTERPRISE));
        assertThat(partiesOf("VoucherClosed")).containsOnly(new Parties(null, VOUCHER, null, null));
        assertThat(partiesOf("BudgetWithdrawn")).containsOnly(Parties.NONE);
        assertThat(partiesOf("BudgetYearClosed")).containsOnly(Parties.NONE);
        assertThat(partiesOf("AvailableGivenUp")).containsOnly(Parties.NONE);
        assertThat(partiesOf("PotConcerned")).containsOnly(Parties.NONE);
        for (String fact : List.of("VoucherReduced", "UnusedReturned", "VoucherConcerned")) {
            assertThat(partiesOf(fact)).containsOnly(new Parties(null, VOUCHER, null, null));
        }
        assertThat(partiesOf("SubsidyReimbursed"))
                .containsOnly(new Parties("dc-1", null, null, null));
        assertThat(partiesOf("PayeeConcerned")).containsOnly(new Parties("dc-1", null, null, null));
        assertThat(partiesOf("RecoveryRaised"))
                .containsOnly(new Parties("dc-1", VOUCHER, null, null));
        for (Map<String, String> row : TextTable.rows(SEVERAL_AMOUNTS)) {
            String fact = row.getOrDefault("fact", "");
            assertThat(PostingRules.linesOf(several(fact)))
                    .extracting(Line::parties)
                    .as(fact)
                    .containsOnly(new Parties("dc-2", VOUCHER, null, null));
        }
    }

    @Test
    void a_fact_with_a_negative_amount_is_a_bug_of_its_service() {
        for (Map<String, String> row : TextTable.rows(TABLE)) {
            assertThatThrownBy(() -> fact(row.getOrDefault("fact", ""), Money.ofFen(-1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> fact("AvailableGivenUp", Money.ofFen(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_fact_with_a_name_that_nobody_can_have_is_a_bug_of_its_service() {
        assertThatThrownBy(() -> new Fact.VoucherIssued(POT, AMOUNT, VOUCHER, "a\0b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new Fact.ComputeConsumed(POT, AMOUNT, VOUCHER, "ent", "d c", "dc-1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new Fact.ConsumptionReversed(
                                        POT, AMOUNT, VOUCHER, "ent", "dc-1", "d:c"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fact.RecoveryRaised(POT, AMOUNT, VOUCHER, "dc:1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fact.RecoverySettled(POT, Way.NETTED, AMOUNT, VOUCHER, "dc:1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fact.ApplicationConcerned(POT, "e:1", VOUCHER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fact.PayeeConcerned(POT, "dc:1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fact.SubsidyReimbursed(POT, AMOUNT, "dc:1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_account_has_a_payee_exactly_where_its_kind_has() {
        assertThatThrownBy(() -> Account.of(AccountKind.PAYABLE, POT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Account.of(AccountKind.AVAILABLE, POT, "dc-1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Account.of(AccountKind.PAYABLE, POT, "dc:1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Parties> partiesOf(String fact) {
        return PostingRules.linesOf(fact(fact, AMOUNT)).stream().map(Line::parties).toList();
    }

    static Fact fact(String name, Money amount) {
        return switch (name) {
            case "BudgetPlanned" -> new Fact.BudgetPlanned(POT, amount);
            case "BudgetAllocated from plan" -> new Fact.BudgetAllocated(POT, amount, true);
            case "BudgetAllocated new money" -> new Fact.BudgetAllocated(POT, amount, false);
            case "BudgetWithdrawn" -> new Fact.BudgetWithdrawn(POT, amount);
            case "BudgetYearClosed" -> new Fact.BudgetYearClosed(POT, amount);
            case "AvailableGivenUp" -> new Fact.AvailableGivenUp(POT, amount);
            case "UnusedReturned" -> new Fact.UnusedReturned(POT, amount, VOUCHER);
            case "PotConcerned" -> new Fact.PotConcerned(POT);
            case "VoucherConcerned" -> new Fact.VoucherConcerned(POT, VOUCHER);
            case "ApplicationConcerned" -> new Fact.ApplicationConcerned(POT, ENTERPRISE, VOUCHER);
            case "VoucherReduced" -> new Fact.VoucherReduced(POT, amount, VOUCHER);
            case "VoucherIssued" -> new Fact.VoucherIssued(POT, amount, VOUCHER, ENTERPRISE);
            case "ComputeConsumed" ->
                    new Fact.ComputeConsumed(POT, amount, VOUCHER, ENTERPRISE, "dc-1", "dc-1");
            case "PayableReleased" ->
                    new Fact.PayableReleased(POT, amount, VOUCHER, ENTERPRISE, "dc-1", "dc-1");
            case "ConsumptionReversed" ->
                    new Fact.ConsumptionReversed(POT, amount, VOUCHER, ENTERPRISE, "dc-1", "dc-1");
            case "RecoveryCredited" ->
                    new Fact.RecoveryCredited(POT, amount, VOUCHER, ENTERPRISE, "dc-1");
            case "RecoveryRaised" -> new Fact.RecoveryRaised(POT, amount, VOUCHER, "dc-1");
            case "PayeeConcerned" -> new Fact.PayeeConcerned(POT, "dc-1");
            case "VoucherClosed" -> new Fact.VoucherClosed(POT, amount, VOUCHER);
            case "SubsidyReimbursed" -> new Fact.SubsidyReimbursed(POT, amount, "dc-1");
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** A fact of {@link #SEVERAL_AMOUNTS}, of the payee dc-2. */
    static Fact several(String fact) {
        String way = fact.split(" ", -1)[1];
        return new Fact.RecoverySettled(POT, Way.valueOf(way), AMOUNT, VOUCHER, "dc-2");
    }
}
