package org.computevoucher.ledger.history;

import java.util.UUID;

/**
 * The names of histories. An account's history has the account's path. What is added up over
 * accounts has a name that no account can have: names of pots, payees and enterprises hold neither
 * a colon nor a slash.
 */
public final class HistoryNames {

    private HistoryNames() {}

    /** All accounts of a kind in a pot: of the treasury the pot's share. */
    public static String inPot(String kind, String pot) {
        return kind + ':' + pot;
    }

    /** What a voucher has left. */
    public static String ofVoucher(String pot, UUID voucherId) {
        return "outstanding:" + pot + ':' + voucherId;
    }

    /** All accounts of a kind of one payee in the pots of a region. */
    public static String ofPayee(String kind, String region, String payee) {
        return kind + ':' + region + '/' + payee;
    }

    /** What the vouchers of an enterprise in the pots of a region have left. */
    public static String ofEnterprise(String region, String enterprise) {
        return "outstanding:" + region + '/' + enterprise;
    }

    /** The number of entries in a region's book: each counts 1. */
    public static String entriesOf(String region) {
        return "entries:" + region;
    }
}
