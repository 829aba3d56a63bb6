package org.computevoucher.replay;

import computevoucher.journal.v1.EntryPosted;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;
import org.computevoucher.replay.PostingTable.NoRule;
import org.jspecify.annotations.Nullable;

/**
 * What a fact names besides its money: its application, settlement and payment, and what was paid
 * for which voucher. An entry names the same, or was posted before entries did.
 *
 * @param fingerprint of all of it, the first eight bytes of a SHA-256; {@link #NONE}: it names
 *     nothing
 * @param shares what was paid for which voucher, as it is told
 */
record Papers(long fingerprint, List<Share> shares) {

    static final long NONE = 0;

    private static final int MOST_SHARES = 1_000;

    private static final List<String> NAMES = List.of("applicationId", "settlementId", "paymentId");

    /** What was paid for a voucher. */
    record Share(UUID voucher, long amountFen) {}

    /**
     * @throws NoRule if it says of its vouchers what cannot be
     */
    static Papers of(IndexedRecord record) throws NoRule {
        StringBuilder text = new StringBuilder();
        boolean namesAny = false;
        for (String name : NAMES) {
            Object named = optional(record, name);
            namesAny |= named != null;
            text.append(named == null ? "" : named).append('\n');
        }
        List<Share> shares = new ArrayList<>();
        if (optional(record, "vouchers") instanceof List<?> told) {
            namesAny = true;
            for (Object one : told) {
                shares.add(share((IndexedRecord) one));
            }
            requireEachOnce(shares);
        }
        for (Share share : shares) {
            text.append(share.voucher()).append(' ').append(share.amountFen()).append('\n');
        }
        return new Papers(namesAny ? fingerprint(text.toString()) : NONE, shares);
    }

    /** Whether an entry, where it says so, names what its fact does. */
    static boolean agree(EntryPosted entry, long factsFingerprint) {
        try {
            long named = of(entry).fingerprint();
            return named == NONE || named == factsFingerprint;
        } catch (NoRule | IllegalArgumentException e) {
            return false;
        }
    }

    /** The sum of all shares has to be what was paid. */
    void requireSum(long amountFen) throws NoRule {
        if (!shares.isEmpty()) {
            long sum = shares.stream().mapToLong(Share::amountFen).reduce(0, Math::addExact);
            if (sum != amountFen) {
                throw new NoRule(
                        "%d fen were paid, and %d fen for its vouchers".formatted(amountFen, sum));
            }
        }
    }

    private static void requireEachOnce(List<Share> shares) throws NoRule {
        Set<UUID> seen = new HashSet<>();
        for (Share share : shares) {
            if (share.amountFen() <= 0 || !seen.add(share.voucher())) {
                throw new NoRule("voucher " + share.voucher() + " is paid twice, or nothing");
            }
        }
        if (shares.isEmpty() || shares.size() > MOST_SHARES) {
            throw new NoRule(shares.size() + " vouchers are paid at once");
        }
    }

    private static Share share(IndexedRecord told) {
        return new Share(
                UUID.fromString(String.valueOf(PostingTable.field(told, "voucherId"))),
                (long) PostingTable.field(told, "amountFen"));
    }

    private static @Nullable Object optional(IndexedRecord record, String name) {
        return record.getSchema().getField(name) == null ? null : PostingTable.field(record, name);
    }

    private static long fingerprint(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() | 1;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
