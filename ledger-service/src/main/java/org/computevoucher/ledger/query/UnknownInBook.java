package org.computevoucher.ledger.query;

import java.util.UUID;
import org.computevoucher.platform.refusal.Refusal;

/** The book was asked for something that no entry has named. */
public sealed interface UnknownInBook extends Refusal {

    @Override
    default Kind kind() {
        return Kind.UNKNOWN;
    }

    /** No entry names this pot. */
    record UnknownPot(String pot) implements UnknownInBook {

        @Override
        public String reason() {
            return "UNKNOWN_POT";
        }

        @Override
        public String detail() {
            return "The book has no entry for the pot " + pot + " (yet).";
        }
    }

    /** No entry names a pot of this programme. */
    record UnknownProgramme(String programme) implements UnknownInBook {

        @Override
        public String reason() {
            return "UNKNOWN_PROGRAMME";
        }

        @Override
        public String detail() {
            return "The book has no entry for a pot of the programme " + programme + " (yet).";
        }
    }

    /** This region's book has no entry. */
    record UnknownRegion(String region) implements UnknownInBook {

        @Override
        public String reason() {
            return "UNKNOWN_REGION";
        }

        @Override
        public String detail() {
            return "The book of the region " + region + " has no entry (yet).";
        }
    }

    /** No entry that the caller may see names this voucher. */
    record UnknownVoucher(UUID voucherId) implements UnknownInBook {

        @Override
        public String reason() {
            return "UNKNOWN_VOUCHER";
        }

        @Override
        public String detail() {
            return "The book has no entry for the voucher " + voucherId + " (yet).";
        }
    }
}
