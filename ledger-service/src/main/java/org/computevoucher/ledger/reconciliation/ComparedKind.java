package org.computevoucher.ledger.reconciliation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.ledger.book.AccountKind;
import org.computevoucher.ledger.history.HistoryNames;
import org.jspecify.annotations.Nullable;

/** The kinds of account that another service keeps too, and how its read model follows facts. */
public enum ComparedKind {
    /** What envelopes hold. */
    AVAILABLE(AccountKind.AVAILABLE, "issuance"),
    /** What vouchers have left. */
    OUTSTANDING(AccountKind.OUTSTANDING, "redemption"),
    /** What payees are owed, in payment or not. */
    PAYABLE(AccountKind.PAYABLE, "redemption");

    private final AccountKind kind;
    private final String service;

    ComparedKind(AccountKind kind, String service) {
        this.kind = kind;
        this.service = service;
    }

    /** The kind of this word, as this service states it. */
    public static Optional<ComparedKind> of(String service, String word) {
        return Arrays.stream(values())
                .filter(it -> it.service.equals(service) && it.word().equals(word))
                .findFirst();
    }

    String word() {
        return kind.word();
    }

    String service() {
        return service;
    }

    /** The topics of the stating service whose facts move such accounts. */
    List<String> ownTopics() {
        return switch (this) {
            case AVAILABLE -> List.of("computevoucher.voucher.v1", "computevoucher.envelope.v1");
            case OUTSTANDING, PAYABLE ->
                    List.of("computevoucher.consumption.v1", "computevoucher.settlement.v1");
        };
    }

    /**
     * The types of facts of others that move such accounts after the service has taken them. Not
     * among them is what a withdrawal or the year's end takes: the envelope has given it up before
     * the book hears of it, so it counts as soon as the book has it.
     */
    List<String> followedFacts() {
        return switch (this) {
            case AVAILABLE ->
                    List.of(
                            "computevoucher.budget.v1.BudgetAllocated",
                            "computevoucher.consumption.v1.ConsumptionReversed",
                            "computevoucher.consumption.v1.VoucherClosed",
                            "computevoucher.consumption.v1.VoucherReduced");
            case OUTSTANDING -> List.of("computevoucher.voucher.v1.VoucherIssued");
            case PAYABLE -> List.of();
        };
    }

    /** The topics of those facts: a type's namespace is its topic. */
    List<String> followedTopics() {
        return followedFacts().stream()
                .map(type -> type.substring(0, type.lastIndexOf('.')))
                .distinct()
                .toList();
    }

    boolean isOnePerPot() {
        return this == AVAILABLE;
    }

    /**
     * The account of an item, by the name of its history.
     *
     * @return nothing where the item says too little or too much
     */
    public Optional<String> account(String pot, @Nullable UUID voucherId, @Nullable String payee) {
        return Optional.ofNullable(
                switch (this) {
                    case AVAILABLE -> voucherId == null && payee == null ? ofPot(pot) : null;
                    case OUTSTANDING ->
                            voucherId != null && payee == null
                                    ? HistoryNames.ofVoucher(pot, voucherId)
                                    : null;
                    case PAYABLE ->
                            voucherId == null && payee != null ? ofPot(pot) + ':' + payee : null;
                });
    }

    /** All accounts of the kind in a pot together. */
    String ofPot(String pot) {
        return HistoryNames.inPot(word(), pot);
    }

    /**
     * Of which account a line is, by the name of its history.
     *
     * @param path where the line belongs
     * @return nothing where it is of no account of this kind
     */
    Optional<String> accountOfLine(String path, String pot, @Nullable UUID voucherId) {
        if (this == OUTSTANDING) {
            return path.equals(ofPot(pot)) ? account(pot, voucherId, null) : Optional.empty();
        }
        return path.startsWith(word() + ':') ? Optional.of(path) : Optional.empty();
    }
}
