package org.computevoucher.replay;

import computevoucher.journal.v1.EntryLine;
import computevoucher.journal.v1.EntryPosted;
import java.util.List;
import java.util.stream.Collectors;
import org.computevoucher.replay.PostingTable.Leg;
import org.jspecify.annotations.Nullable;

/** The lines that follow from facts, and how lines are told. */
record Postings(Facts facts) {

    /** Of each line of an entry the account's kind and the sign of its amount. */
    List<Leg> legs(int fact) {
        return facts.rule(fact).legs();
    }

    /** Where the money of a line lies. */
    int cell(int fact, Leg leg) {
        return facts.scopes().cell(facts.scope(fact), leg.kind());
    }

    /** Where it lies while it waits. */
    int suspense(int fact) {
        return facts.scopes().cell(facts.scope(fact), Kind.SUSPENSE);
    }

    /** In fen. */
    long amount(int fact, Leg leg) {
        return leg.sign() * facts.amountFen(fact);
    }

    /** The voucher that all lines concern; null: none. */
    @Nullable String voucher(int fact) {
        int voucher = facts.voucher(fact);
        return voucher == Facts.NONE ? null : facts.vouchers().get(voucher).toString();
    }

    String path(int fact, Leg leg) {
        return facts.scopes().path(cell(fact, leg));
    }

    String told(int fact) {
        return legs(fact).stream()
                .map(leg -> path(fact, leg) + ' ' + amount(fact, leg))
                .collect(Collectors.joining(", "));
    }

    static String told(List<EntryLine> lines) {
        return lines.stream()
                .map(line -> line.getAccount() + ' ' + line.getAmountFen())
                .collect(Collectors.joining(", "));
    }

    /** The kind of an account by its path; null where no account can have it. */
    static @Nullable Kind kindOf(String account) {
        int colon = account.indexOf(':');
        return colon < 0 ? null : Kind.ofWord(account.substring(0, colon)).orElse(null);
    }

    static String where(EntryPosted entry) {
        return "entry " + entry.getRegion() + '/' + entry.getEntryNumber();
    }
}
