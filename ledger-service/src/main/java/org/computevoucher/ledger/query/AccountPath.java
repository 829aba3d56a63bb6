package org.computevoucher.ledger.query;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.ledger.book.AccountKind;
import org.computevoucher.ledger.book.Names;
import org.computevoucher.ledger.history.HistoryNames;
import org.computevoucher.ledger.query.UnreadableQuery.Reason;
import org.computevoucher.platform.web.json.Scalars;
import org.jspecify.annotations.Nullable;

/**
 * An account as a caller names it, or accounts together: {@code kind:whose} or {@code
 * kind:whose:who}.
 *
 * <p>Whose money it is: that of a pot ({@code available:310000-COMPUTE-2026}), of a programme in
 * all its years ({@code available:310000-COMPUTE}), or of a region ({@code available:310000},
 * {@code treasury:310000}). Whom it concerns: a payee ({@code payable:310000-COMPUTE-2026:dc-1},
 * {@code payable:310000:dc-1}), a voucher ({@code outstanding:310000-COMPUTE-2026:} and its id), or
 * an enterprise, all of whose vouchers are meant ({@code outstanding:310000:91310000MA1FL00001}).
 * Without that it is all of them together.
 *
 * @param kind what its money is
 * @param scope whose money it is
 * @param party whom it concerns; null: all together
 */
public record AccountPath(AccountKind kind, PotScope scope, @Nullable String party) {

    public static final String SYNTAX =
            "an account is named kind:pot, kind:programme or kind:region, for example"
                    + " available:310000-COMPUTE-2026; payable, paid, receivable and claims of a pot or"
                    + " region can be followed by :payee, outstanding of a pot by :voucher and of a"
                    + " region by :enterprise";

    /**
     * The account of this path.
     *
     * @throws UnreadableQuery MALFORMED_ACCOUNT where no account can have it
     */
    public static AccountPath of(String path) {
        return parse(path)
                .orElseThrow(
                        () -> new UnreadableQuery(Reason.MALFORMED_ACCOUNT, SYNTAX, "account"));
    }

    /** The account of this path, or nothing where no account can have this path. */
    public static Optional<AccountPath> parse(String path) {
        String[] parts = path.split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            return Optional.empty();
        }
        String party = parts.length == 3 ? parts[2] : null;
        return AccountKind.ofWord(parts[0])
                .flatMap(
                        kind ->
                                PotScope.parse(parts[1])
                                        .map(scope -> new AccountPath(kind, scope, party)))
                .filter(AccountPath::canBe);
    }

    private boolean canBe() {
        if (party == null) {
            return true;
        }
        return switch (kind) {
            case OUTSTANDING ->
                    switch (scope) {
                        case PotScope.OfPot pot -> Scalars.uuid(party).isPresent();
                        case PotScope.OfProgramme programme -> false;
                        case PotScope.OfRegion region -> Names.isName(party);
                    };
            default ->
                    kind.isPerPayee()
                            && Names.isName(party)
                            && !(scope instanceof PotScope.OfProgramme);
        };
    }

    public String region() {
        return scope.region();
    }

    /**
     * The histories that together are its balance.
     *
     * @param pots of its scope, as far as the book knows them
     */
    public List<String> histories(List<String> pots) {
        if (party == null) {
            return kind.isPerRegion() && scope instanceof PotScope.OfRegion
                    ? List.of(toString())
                    : pots.stream().map(pot -> HistoryNames.inPot(kind.word(), pot)).toList();
        }
        return List.of(
                switch (scope) {
                    case PotScope.OfRegion(String region) ->
                            kind == AccountKind.OUTSTANDING
                                    ? HistoryNames.ofEnterprise(region, party)
                                    : HistoryNames.ofPayee(kind.word(), region, party);
                    case PotScope.OfPot pot ->
                            kind == AccountKind.OUTSTANDING
                                    ? HistoryNames.ofVoucher(pot.toString(), UUID.fromString(party))
                                    : toString();
                    case PotScope.OfProgramme programme ->
                            throw new IllegalStateException(this + " has no party");
                });
    }

    /** Its one history; nothing where it is a sum over the pots that the book happens to know. */
    public Optional<String> history() {
        boolean isSum =
                switch (scope) {
                    case PotScope.OfPot pot -> false;
                    case PotScope.OfProgramme programme -> true;
                    case PotScope.OfRegion region -> party == null && !kind.isPerRegion();
                };
        return isSum
                ? Optional.empty()
                : Optional.of(histories(List.of(scope.toString())).getFirst());
    }

    @Override
    public String toString() {
        return kind.word() + ':' + scope + (party == null ? "" : ':' + party);
    }
}
