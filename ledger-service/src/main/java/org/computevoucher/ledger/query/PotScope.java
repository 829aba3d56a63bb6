package org.computevoucher.ledger.query;

import java.util.Optional;
import org.computevoucher.ledger.pot.PotId;

/** Whose money is meant: one pot's, or that of many pots together. */
public sealed interface PotScope {

    record OfPot(PotId pot) implements PotScope {

        @Override
        public String region() {
            return pot.region();
        }

        @Override
        public String toString() {
            return pot.toString();
        }
    }

    /** All years of a programme. */
    record OfProgramme(PotId anyYear) implements PotScope {

        @Override
        public String region() {
            return anyYear.region();
        }

        @Override
        public String toString() {
            return anyYear.programme();
        }
    }

    /** All programmes of a region. */
    record OfRegion(String region) implements PotScope {

        @Override
        public String toString() {
            return region;
        }
    }

    String region();

    /** By the name of a pot, of a programme or of a region. */
    static Optional<PotScope> parse(String name) {
        if (PotId.isRegion(name)) {
            return Optional.of(new OfRegion(name));
        }
        return PotId.parse(name)
                .<PotScope>map(OfPot::new)
                .or(() -> PotId.parse(name + '-' + PotId.FIRST_YEAR).map(OfProgramme::new));
    }
}
