package org.computevoucher.ledger.export;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.computevoucher.ledger.query.AccountPath;
import org.jspecify.annotations.Nullable;

/** How hledger reads what every journal has. */
final class Hledger {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int DECIMALS = 2;
    private static final String INDENT = "    ";

    private final Writer out;

    Hledger(Writer out) {
        this.out = out;
    }

    /** What stands before all transactions. */
    void begin(String comment) throws IOException {
        out.append("; ").append(comment).append('\n').append("commodity CNY 1000.00\n");
    }

    /** {@code payable:310000-COMPUTE-2026:dc-1} is {@code 310000:COMPUTE:2026:payable:dc-1}. */
    static String account(String path) {
        String[] parts = path.split(":", -1);
        String owner = parts[1].replace('-', ':');
        return owner + ':' + parts[0] + (parts.length == 3 ? ':' + parts[2] : "");
    }

    /** The account that hledger calls so. */
    static Optional<AccountPath> path(String account) {
        String[] parts = account.split(":", -1);
        return switch (parts.length) {
            case 2 -> AccountPath.parse(parts[1] + ':' + parts[0]);
            case 4, 5 ->
                    AccountPath.parse(
                            "%s:%s-%s-%s%s"
                                    .formatted(
                                            parts[3],
                                            parts[0],
                                            parts[1],
                                            parts[2],
                                            parts.length == 5 ? ':' + parts[4] : ""));
            default -> Optional.empty();
        };
    }

    /**
     * The first line of a transaction: on the day on which it was recorded, with the day on which
     * it was effective as secondary date.
     *
     * @param number in the ledger
     */
    void transaction(
            Instant recordedAt, @Nullable Instant effectiveAt, long number, String what, String of)
            throws IOException {
        out.append('\n').append(day(recordedAt));
        if (effectiveAt != null) {
            out.append('=').append(day(effectiveAt));
        }
        out.append(" (").append(Long.toString(number)).append(") ");
        out.append(what).append(" | ").append(of).append('\n');
    }

    void tag(String name, @Nullable Object value) throws IOException {
        if (value != null) {
            out.append(INDENT).append("; ").append(name).append(':');
            out.append(value.toString()).append('\n');
        }
    }

    /** A posting, and what its account holds after it. */
    void posting(String path, long amountFen, long balanceFen) throws IOException {
        out.append(INDENT).append(account(path)).append("  ").append(money(amountFen));
        out.append(" = ").append(money(balanceFen)).append('\n');
    }

    /** Says that there is such an account, which {@code hledger check accounts} wants to know. */
    void declare(String path) throws IOException {
        out.append("\naccount ").append(account(path)).append('\n');
    }

    private static String day(Instant time) {
        return time.atZone(SHANGHAI).toLocalDate().toString();
    }

    private static String money(long fen) {
        return "CNY " + BigDecimal.valueOf(fen, DECIMALS).toPlainString();
    }
}
