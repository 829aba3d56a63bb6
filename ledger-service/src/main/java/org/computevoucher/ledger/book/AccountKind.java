package org.computevoucher.ledger.book;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of account in the book. */
public enum AccountKind {
    /** The source of all money, one per region; goes below zero by design. */
    TREASURY(Owner.REGION, true),
    /** Announced, not spendable. */
    PLANNED(Owner.POT, false),
    /** Allocated and not yet promised. */
    AVAILABLE(Owner.POT, false),
    /** Promised to vouchers and not yet used. */
    OUTSTANDING(Owner.POT, false),
    /** Subsidies that the treasury owes. */
    PAYABLE(Owner.PAYEE, false),
    /** Subsidies that the treasury has paid. */
    PAID(Owner.PAYEE, false),
    /** What a payee owes back. */
    RECEIVABLE(Owner.PAYEE, false),
    /** The counterpart of what a payee owes back: always exactly its negative. */
    CLAIMS(Owner.PAYEE, true),
    /** Given back to the region. */
    RETURNED(Owner.POT, false),
    /** What could not be booked where it belongs, until the money that it lacks is there. */
    SUSPENSE(Owner.POT, true);

    private enum Owner {
        REGION,
        POT,
        PAYEE
    }

    private static final Map<String, AccountKind> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(AccountKind::word, kind -> kind));

    private final Owner owner;
    private final boolean mayBeNegative;
    private final String word;

    AccountKind(Owner owner, boolean mayBeNegative) {
        this.owner = owner;
        this.mayBeNegative = mayBeNegative;
        this.word = name().toLowerCase(Locale.ROOT);
    }

    /** The word in account paths, for example {@code available}. */
    public String word() {
        return word;
    }

    /** The kind of this word in an account path. */
    public static Optional<AccountKind> ofWord(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** Whether there is one account per pot and payee. */
    public boolean isPerPayee() {
        return owner == Owner.PAYEE;
    }

    /** Whether there is one account per region. */
    public boolean isPerRegion() {
        return owner == Owner.REGION;
    }

    boolean mayBeNegative() {
        return mayBeNegative;
    }
}
