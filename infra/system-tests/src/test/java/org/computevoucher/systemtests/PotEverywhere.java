package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.accepted;
import static org.computevoucher.systemtests.Expect.soon;

import java.time.Instant;
import java.util.List;
import org.computevoucher.systemtests.ThreeServices.Answer;
import tools.jackson.databind.JsonNode;

/** What each of the three services says of a pot, and of its vouchers. */
record PotEverywhere(ThreeServices services, String pot) {

    /** Waits until ledger, issuance and redemption all say this, to the fen. */
    void await(Balances expected, String... vouchers) {
        awaitAll(expected, vouchers);
        JsonNode now = accepted(200, services.get(services.ledger(), "/api/v1/pots/" + pot)).body();
        services.steps()
                .took(pot, Instant.parse(now.required("recordedAt").stringValue()), expected);
    }

    private void awaitAll(Balances expected, String... vouchers) {
        soon().untilAsserted(
                        () -> {
                            assertThat(book("")).isEqualTo(expected);
                            assertThat(envelope()).isEqualTo(Envelope.of(expected));
                            assertThat(owed()).isEqualTo(Owed.of(expected));
                            assertThat(open(List.of(vouchers))).isEqualTo(expected.open());
                        });
    }

    /** What the book says; of a pot that it does not know, nothing. */
    Balances book(String query) {
        Answer answer = services.get(services.ledger(), "/api/v1/pots/" + pot + query);
        if (answer.status() == 404) {
            return Balances.nothing();
        }
        accepted(200, answer);
        assertThat(answer.fen("suspenseFen")).isZero();
        Balances balances =
                new Balances(
                        answer.fen("plannedFen"),
                        answer.fen("allocatedFen"),
                        answer.fen("availableFen"),
                        answer.fen("outstandingFen"),
                        answer.fen("payableFen"),
                        answer.fen("paidFen"),
                        answer.fen("returnedFen"),
                        answer.fen("receivableFen"));
        assertThat(balances.addUp()).as("%s", balances).isTrue();
        return balances;
    }

    /** What issuance may still promise, and what it has promised and not got back. */
    private record Envelope(long allocated, long available, long promised, long returned) {

        static Envelope of(Balances book) {
            return new Envelope(
                    book.allocated(),
                    book.available(),
                    book.open() + book.payable() + book.paid(),
                    book.returned());
        }
    }

    private Envelope envelope() {
        Answer answer =
                accepted(200, services.get(services.issuance(), "/api/v1/envelopes/" + pot));
        return new Envelope(
                answer.fen("allocatedFen"),
                answer.fen("availableFen"),
                answer.fen("promisedFen"),
                answer.fen("returnedFen"));
    }

    /** What redemption owes, has paid and has to get back. */
    private record Owed(long payable, long paid, long receivable) {

        static Owed of(Balances book) {
            return new Owed(book.payable(), book.paid(), book.receivable());
        }
    }

    private Owed owed() {
        return new Owed(
                sum("payableFen", "") + sum("inPaymentFen", ""),
                sum("paidFen", ""),
                sum("receivableFen", ""));
    }

    /** What redemption owes this payee and has not begun to pay, in fen. */
    long payable(String payee) {
        return sum("payableFen", "&payee=" + payee);
    }

    private long sum(String field, String query) {
        return accepted(
                        200,
                        services.get(services.redemption(), "/api/v1/payables?pot=" + pot + query))
                .body()
                .valueStream()
                .mapToLong(payable -> payable.required(field).longValue())
                .sum();
    }

    /** What redemption would still pay of these vouchers: those that are open. */
    private long open(List<String> vouchers) {
        return vouchers.stream()
                .mapToLong(voucher -> accepted(200, account(voucher)).fen("openFen"))
                .sum();
    }

    /** The voucher's account of redemption. */
    Answer account(String voucher) {
        return services.get(services.redemption(), "/api/v1/voucher-accounts/" + voucher);
    }
}
