package org.computevoucher.replay;

import org.computevoucher.replay.FactReader.Content;
import org.computevoucher.replay.PostingTable.Rule;

/**
 * What became payable of each voucher and was not released, less what was paid for it: 8 bytes
 * each. What a settlement netted with it is not told of any voucher, and payments from before they
 * told their vouchers are not taken off: so it may be more than is left, and never less.
 */
final class Earned {

    private final Sums fen = new Sums();

    void follow(Content fact, Rule rule, Uuids vouchers) {
        switch (rule.fact()) {
            case "computevoucher.consumption.v1.ComputeConsumed" -> {
                long _ = fen.add(fact.voucher(), fact.amountFen());
            }
            case "computevoucher.settlement.v1.PayableReleased" -> {
                long _ = fen.add(fact.voucher(), -fact.amountFen());
            }
            default -> {
                for (Papers.Share share : fact.papers().shares()) {
                    long _ = fen.add(vouchers.find(share.voucher()), -share.amountFen());
                }
            }
        }
    }

    long fen(int voucher) {
        return fen.get(voucher);
    }
}
