package org.computevoucher.replay;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An account, or accounts together, as {@code GET /api/v1/balances} names them: {@code
 * available:310000-COMPUTE-2026}, {@code treasury:310000}, {@code
 * payable:310000-COMPUTE-2026:dc-1}, {@code outstanding:310000-COMPUTE-2026:} and a voucher's id.
 * {@code payable:310000-COMPUTE-2026} is that of all payees, {@code available:310000-COMPUTE} or
 * {@code available:310000} that of all pots of a programme or region.
 *
 * @param whose a pot, programme or region
 * @param party a payee, or of outstanding a voucher; null: all together
 */
record AccountPath(Kind kind, String whose, @Nullable String party) {

    private static final Pattern WHOSE =
            Pattern.compile("[1-9][0-9]{5}(-[A-Z0-9]{1,32}(-[0-9]{4})?)?");

    /** Nothing where no account can have this path, or none that is kept here. */
    static Optional<AccountPath> parse(String path) {
        String[] parts = path.split(":", -1);
        if (parts.length < 2 || parts.length > 3 || !WHOSE.matcher(parts[1]).matches()) {
            return Optional.empty();
        }
        String party = parts.length == 3 ? parts[2] : null;
        return Kind.ofWord(parts[0])
                .map(kind -> new AccountPath(kind, parts[1], party))
                .filter(AccountPath::canBe);
    }

    private boolean canBe() {
        if (party == null) {
            return true;
        }
        if (kind == Kind.OUTSTANDING) {
            return Scopes.isPot(whose) && isUuid(party);
        }
        return kind.isPerPayee() && !party.isEmpty() && !isProgramme();
    }

    private boolean isProgramme() {
        return whose.indexOf('-') > 0 && !Scopes.isPot(whose);
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    String region() {
        return Scopes.regionOf(whose);
    }

    /** Its balance in fen. */
    long in(Snapshot snapshot, Facts facts) {
        if (kind == Kind.OUTSTANDING && party != null) {
            int voucher = facts.vouchers().find(UUID.fromString(party));
            return voucher == Uuids.NONE
                            || !facts.scopes().pot(facts.potOfVoucher(voucher)).equals(whose)
                    ? 0
                    : snapshot.voucherFen(voucher);
        }
        Scopes scopes = facts.scopes();
        long sum = 0;
        for (int scope = 0; scope < scopes.size(); scope++) {
            int cell = scopes.cell(scope, kind);
            boolean isItsOwn = Scopes.scopeOf(cell) == scope;
            if (isItsOwn && holds(scopes.pot(scope)) && isParty(scopes.payee(scope))) {
                sum = Math.addExact(sum, snapshot.cellFen(cell));
            }
        }
        return sum;
    }

    private boolean holds(String pot) {
        return pot.equals(whose) || pot.startsWith(whose + '-');
    }

    private boolean isParty(@Nullable String payee) {
        return party == null || party.equals(payee);
    }

    @Override
    public String toString() {
        return kind.word() + ':' + whose + (party == null ? "" : ':' + party);
    }
}
