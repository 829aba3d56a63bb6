package org.computevoucher.replay;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Every account that a fact names: those of regions, pots and payees first, then the vouchers'. */
final class Accounts {

    private final Facts facts;
    private final List<AccountPath> named = new ArrayList<>();

    Accounts(Facts facts) {
        this.facts = facts;
        Scopes scopes = facts.scopes();
        TreeSet<String> regions = new TreeSet<>();
        for (int scope = 0; scope < scopes.size(); scope++) {
            regions.add(scopes.region(scope));
        }
        regions.forEach(region -> named.add(new AccountPath(Kind.TREASURY, region, null)));
        for (int scope = 0; scope < scopes.size(); scope++) {
            for (int slot = 0; slot < Kind.COUNT; slot++) {
                Kind kind = Kind.of(slot);
                boolean isPot = scopes.payee(scope) == null;
                if (kind != Kind.TREASURY && (isPot || kind.isPerPayee())) {
                    named.add(new AccountPath(kind, scopes.pot(scope), scopes.payee(scope)));
                }
            }
        }
    }

    int size() {
        return Math.addExact(named.size(), facts.vouchers().size());
    }

    AccountPath get(int index) {
        if (index < named.size()) {
            return named.get(index);
        }
        int voucher = index - named.size();
        return new AccountPath(
                Kind.OUTSTANDING,
                facts.scopes().pot(facts.potOfVoucher(voucher)),
                facts.vouchers().get(voucher).toString());
    }

    /** All, or so many of them at random, in their order. */
    List<AccountPath> some(int most, Random random) {
        BitSet chosen = new BitSet(size());
        if (size() <= most) {
            chosen.set(0, size());
        } else {
            // Floyd's sampling: each set of so many is as likely as any other
            for (int i = size() - most; i < size(); i++) {
                int drawn = random.nextInt(i + 1);
                chosen.set(chosen.get(drawn) ? i : drawn);
            }
        }
        return chosen.stream().mapToObj(this::get).toList();
    }
}
