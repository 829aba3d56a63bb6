package org.computevoucher.issuance.allowance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The allowances that one voucher counts in, taken and freed together, in the transaction of the
 * command that issues or closes it.
 */
public final class Allowances {

    private final Repository<Allowance> repository;

    public Allowances(Configuration configuration) {
        this.repository = configuration.repository(Allowance.class);
    }

    /**
     * Why a face amount is too much for the year: the enterprise's own cap before its group's.
     *
     * @param capFen the programme's cap, in fen; null: none
     */
    public Optional<Refusal> refusalOf(Claim claim, Money face, @Nullable Long capFen) {
        return claim.holders().stream()
                .<Refusal>flatMap(holder -> refusalOf(holder, face, capFen).stream())
                .findFirst();
    }

    private Optional<YearlyCapExceeded> refusalOf(
            AllowanceHolder holder, Money face, @Nullable Long capFen) {
        return Aggregates.consult(repository, holder.id())
                .map(allowance -> allowance.invoke(found -> found.refusalOf(face, capFen)))
                .orElseGet(() -> Allowance.refusalOf(holder, face, Money.ZERO, capFen));
    }

    /**
     * What can still be taken, in fen.
     *
     * @param capFen the programme's cap, in fen; null: none, and so without end
     */
    public long leftFen(Claim claim, @Nullable Long capFen) {
        return capFen == null
                ? Long.MAX_VALUE
                : claim.holders().stream()
                        .mapToLong(holder -> Math.max(0, capFen - takenFen(holder)))
                        .min()
                        .orElseThrow();
    }

    private long takenFen(AllowanceHolder holder) {
        return Aggregates.consult(repository, holder.id())
                .map(allowance -> allowance.invoke(Allowance::takenFen))
                .orElse(0L);
    }

    public void take(Claim claim, UUID voucherId, Money face, Instant at) {
        for (AllowanceHolder holder : claim.holders()) {
            Aggregates.find(repository, holder.id())
                    .ifPresentOrElse(
                            allowance -> allowance.execute(a -> a.take(voucherId, face, at)),
                            () ->
                                    Aggregates.begin(
                                            repository,
                                            () -> new Allowance(holder, voucherId, face, at)));
        }
    }

    /**
     * @throws org.axonframework.modelling.command.AggregateNotFoundException if nothing was ever
     *     taken: a bug
     */
    public void free(Claim claim, UUID voucherId, Money unused, Instant at) {
        for (AllowanceHolder holder : claim.holders()) {
            repository.load(holder.id()).execute(a -> a.free(voucherId, unused, at));
        }
    }

    /**
     * The id of an enterprise's own allowance, which is begun with the first voucher of a year.
     *
     * @param at when the voucher is issued
     */
    public static String idOf(String programme, Instant at, String enterprise) {
        return AllowanceHolder.of(programme, at, enterprise, null).getFirst().id();
    }

    /**
     * Whose allowances a voucher counts in.
     *
     * @param programme the programme that it is issued under
     * @param issuedAt when it is or was issued: says the calendar year
     * @param enterprise its holder
     * @param affiliateGroup the holder's group when it was issued; null: none
     */
    public record Claim(
            String programme,
            Instant issuedAt,
            String enterprise,
            @Nullable String affiliateGroup) {

        private List<AllowanceHolder> holders() {
            return AllowanceHolder.of(programme, issuedAt, enterprise, affiliateGroup);
        }
    }
}
