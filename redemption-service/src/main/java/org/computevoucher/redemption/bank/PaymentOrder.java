package org.computevoucher.redemption.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a bank is asked to pay, all of it from one account on one day.
 *
 * @param messageId at most 35 characters
 * @param createdAt when it was decided
 * @param transfers at least one, and no two with one id
 */
public record PaymentOrder(
        String messageId,
        Instant createdAt,
        LocalDate executionDate,
        BankAccount debtor,
        List<Transfer> transfers) {

    /** ISO 20022: Max35Text. */
    static final int MAX_ID = 35;

    /**
     * One payment.
     *
     * @param endToEndId at most 35 characters
     * @param amountFen in fen, more than 0
     * @param remittance what the creditor reads on its statement; at most 140 characters
     */
    public record Transfer(
            String endToEndId, BankAccount creditor, long amountFen, String remittance) {}

    /**
     * @throws IllegalArgumentException if it breaks a constraint of the message
     */
    public PaymentOrder {
        transfers = List.copyOf(transfers);
        if (transfers.isEmpty()) {
            throw new IllegalArgumentException("an order pays something");
        }
        if (messageId.length() > MAX_ID
                || transfers.stream().anyMatch(each -> each.endToEndId().length() > MAX_ID)) {
            throw new IllegalArgumentException("an id has at most 35 characters");
        }
        if (transfers.stream().anyMatch(each -> each.amountFen() <= 0)) {
            throw new IllegalArgumentException("a transfer is more than nothing");
        }
        if (transfers.stream().map(Transfer::endToEndId).distinct().count() < transfers.size()) {
            throw new IllegalArgumentException("two transfers have one id");
        }
    }
}
