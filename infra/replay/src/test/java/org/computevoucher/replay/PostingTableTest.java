package org.computevoucher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.computevoucher.replay.PostingTable.Leg;
import org.computevoucher.replay.PostingTable.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of posting rules against the public contract, whose schemas it is written from. */
class PostingTableTest {

    private static final Path SCHEMAS = Path.of("../../schemas/src/main/avro");

    private static List<Schema> schemas() throws IOException {
        List<Schema> schemas = new ArrayList<>();
        for (String topic : PostingTable.TOPICS) {
            try (Stream<Path> files = Files.list(SCHEMAS.resolve(topic))) {
                for (Path file : files.sorted().toList()) {
                    schemas.add(new SchemaParser().parse(file).mainSchema());
                }
            }
        }
        return schemas;
    }

    private static List<Rule> rules(Schema schema) {
        return PostingTable.rules().stream()
                .filter(rule -> rule.fact().equals(schema.getFullName()))
                .toList();
    }

    @Test
    void every_fact_of_the_contract_has_a_rule_and_every_rule_is_of_one() throws IOException {
        assertThat(schemas()).allSatisfy(schema -> assertThat(rules(schema)).isNotEmpty());
        assertThat(schemas().stream().mapToInt(schema -> rules(schema).size()).sum())
                .isEqualTo(PostingTable.rules().size());
    }

    @Test
    void every_field_that_a_rule_names_is_one_of_its_fact() throws IOException {
        for (Schema schema : schemas()) {
            for (Rule rule : rules(schema)) {
                for (String field : rule.amount()) {
                    assertThat(schema.getField(field).schema().getType())
                            .as("%s of %s", field, schema.getFullName())
                            .isEqualTo(Schema.Type.LONG);
                }
                if (!rule.when().isEmpty()) {
                    assertThat(schema.getField(rule.when().split("=", -1)[0])).isNotNull();
                }
                assertThat(schema.getField("voucherId") != null)
                        .as("voucher of %s", schema.getFullName())
                        .isEqualTo(rule.concernsVoucher());
                // the payee of an issue is a kind of payee, and no one
                assertThat(
                                schema.getField("payee") != null
                                        && !schema.getName().equals("VoucherIssued"))
                        .as("payee of %s", schema.getFullName())
                        .isEqualTo(rule.concernsPayee());
                assertThat(schema.getFields())
                        .extracting(Schema.Field::name)
                        .contains("eventId", "effectiveAt", "pot", "region");
            }
        }
    }

    @Test
    void the_lines_of_every_rule_sum_to_zero_and_have_whom_they_need() {
        for (Rule rule : PostingTable.rules()) {
            assertThat(rule.legs().stream().mapToInt(Leg::sign).sum()).as("%s", rule).isZero();
            assertThat(rule.legs())
                    .as("%s", rule)
                    .allSatisfy(
                            leg ->
                                    assertThat(!leg.kind().isPerPayee() || rule.concernsPayee())
                                            .isTrue());
            assertThat(rule.amount().isEmpty()).as("%s", rule).isEqualTo(rule.legs().size() == 1);
        }
    }

    @Test
    void only_an_allocation_and_a_withdrawal_change_what_is_allocated() {
        assertThat(PostingTable.rules())
                .allSatisfy(
                        rule -> {
                            int parts =
                                    rule.legs().stream()
                                            .filter(leg -> leg.kind().isAllocated())
                                            .mapToInt(Leg::sign)
                                            .sum();
                            assertThat(parts).as("%s", rule).isEqualTo(rule.allocatedSign());
                            assertThat(rule.allocatedSign())
                                    .as("%s", rule)
                                    .isEqualTo(
                                            switch (rule.fact()) {
                                                case "computevoucher.budget.v1.BudgetAllocated" ->
                                                        1;
                                                case "computevoucher.budget.v1.BudgetWithdrawn" ->
                                                        -1;
                                                default -> 0;
                                            });
                        });
    }

    /** A fact with these words in its fields moves so much. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "budget.v1.BudgetPlanned              | amountFen=7                  | treasury -7, planned 7",
                "budget.v1.BudgetAllocated            | amountFen=7 drawnFromPlan=true  | planned -7, available 7",
                "budget.v1.BudgetAllocated            | amountFen=7 drawnFromPlan=false | treasury -7, available 7",
                "budget.v1.BudgetWithdrawalRequested  | amountFen=7                  | available 0",
                "budget.v1.BudgetWithdrawn            | amountFen=7                  | available -7, treasury 7",
                "budget.v1.BudgetYearEndRequested     |                              | available 0",
                "budget.v1.BudgetYearClosed           | returnedFen=7                | available -7, returned 7",
                "application.v1.ApplicationDecided    | requestedFen=7               | available 0",
                "envelope.v1.WithdrawalGranted        | amountFen=7                  | available 0",
                "envelope.v1.WithdrawalRefused        | amountFen=7 availableFen=3   | available 0",
                "envelope.v1.EnvelopeClosed           | availableFen=7               | available 0",
                "envelope.v1.UnusedReturned           | amountFen=7                  | available -7, returned 7",
                "voucher.v1.VoucherIssued             | faceFen=7                    | available -7, outstanding 7",
                "voucher.v1.VoucherSuspended          |                              | outstanding 0",
                "voucher.v1.VoucherReductionRequested | amountFen=7                  | outstanding 0",
                "consumption.v1.ComputeConsumed       | subsidyFen=9 setOffFen=2 eligibleCostFen=20 | outstanding -7, payable 7",
                "consumption.v1.ConsumptionReversed   | subsidyFen=9 releasedFen=8 recoveryFen=1 availableFen=7 | outstanding -7, available 7",
                "consumption.v1.RecoveryCredited      | amountFen=9 returnedFen=7    | outstanding -7, returned 7",
                "consumption.v1.VoucherReduced        | amountFen=7 faceFen=3 openFen=2 | outstanding -7, available 7",
                "consumption.v1.VoucherClosed         | unusedFen=7                  | outstanding -7, available 7",
                "settlement.v1.SubsidyReimbursed      | amountFen=7                  | payable -7, paid 7",
                "settlement.v1.PaymentRejected        | amountFen=7                  | payable 0",
                "settlement.v1.PayableReleased        | amountFen=7 recoveryFen=2    | payable -7, outstanding 7",
                "settlement.v1.RecoveryRaised         | amountFen=7                  | claims -7, receivable 7",
                "settlement.v1.RecoverySettled        | amountFen=7 kind=NETTED      | payable -7, outstanding 7, receivable -7, claims 7",
                "settlement.v1.RecoverySettled        | amountFen=7 kind=RECEIVED    | paid -7, outstanding 7, receivable -7, claims 7",
                "settlement.v1.RecoverySettled        | amountFen=7 kind=SET_OFF     | receivable -7, claims 7"
            })
    void what_a_fact_moves(String name, @Nullable String fields, String lines) throws Exception {
        Schema schema =
                schemas().stream()
                        .filter(one -> one.getFullName().equals("computevoucher." + name))
                        .findFirst()
                        .orElseThrow();
        GenericData.Record fact = new GenericData.Record(schema);
        for (String field : fields == null ? new String[0] : fields.split(" +", -1)) {
            String[] parts = field.split("=", -1);
            boolean isNumber = schema.getField(parts[0]).schema().getType() == Schema.Type.LONG;
            fact.put(parts[0], isNumber ? (Object) Long.parseLong(parts[1]) : parts[1]);
        }
        Rule rule = PostingTable.ruleOf(fact);
        long amountFen = rule.amount().isEmpty() ? 0 : rule.amountFen(fact);
        assertThat(
                        rule.legs().stream()
                                .map(leg -> leg.kind().word() + ' ' + leg.sign() * amountFen)
                                .collect(Collectors.joining(", ")))
                .isEqualTo(lines);
    }

    @Test
    void what_is_set_off_never_becomes_payable() {
        Written book = new Written();
        var _ = book.post(book.allocated(1_000), "treasury -1000, available 1000");
        var _ = book.post(book.issued(300), "available -300, outstanding 300");
        var _ = book.post(book.consumed(100, 30, Written.START), "outstanding -70, payable 70");
        assertThat(book.read().violations()).isEmpty();
    }

    @Test
    void money_comes_back_in_three_ways() {
        Written book = new Written();
        var _ = book.post(book.allocated(1_000), "treasury -1000, available 1000");
        var _ = book.post(book.issued(300), "available -300, outstanding 300");
        var _ = book.post(book.consumed(100, 0, Written.START), "outstanding -100, payable 100");
        var _ = book.post(book.reimbursed(60), "payable -60, paid 60");
        var _ = book.post(book.recoveryRaised(50), "claims -50, receivable 50");
        var _ =
                book.post(
                        book.recoverySettled("NETTED", 10),
                        "payable -10, outstanding 10, receivable -10, claims 10");
        var _ =
                book.post(
                        book.recoverySettled("RECEIVED", 20),
                        "paid -20, outstanding 20, receivable -20, claims 20");
        var _ = book.post(book.recoverySettled("SET_OFF", 5), "receivable -5, claims 5");
        assertThat(book.read().violations()).isEmpty();
        assertThat(book.balance(Written.account("claims"), "2026-02-01T00:00:00Z", null))
                .isEqualTo(-15);
    }
}
