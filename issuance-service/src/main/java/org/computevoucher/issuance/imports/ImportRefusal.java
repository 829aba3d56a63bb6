package org.computevoucher.issuance.imports;

import java.util.UUID;
import org.computevoucher.platform.refusal.Refusal;

/** Why a question about an import was not answered. */
sealed interface ImportRefusal extends Refusal {

    /** There is no such import. */
    record ImportUnknown(UUID importId) implements ImportRefusal {

        @Override
        public String reason() {
            return "IMPORT_UNKNOWN";
        }

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String detail() {
            return "There is no import %s.".formatted(importId);
        }
    }
}
