package org.computevoucher.platform.web;

import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.refusal.Refusal;

/** Why a read model is not built again. */
final class RebuildRefusals {

    private RebuildRefusals() {}

    /**
     * @param readModels those that there are
     */
    record UnknownReadModel(String readModel, List<String> readModels) implements Refusal {

        @Override
        public String reason() {
            return "UNKNOWN_READ_MODEL";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "This service has no such read model; readModels names those it has.";
        }
    }

    record RebuildUnderWay() implements Refusal {

        @Override
        public String reason() {
            return "REBUILD_UNDER_WAY";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_YET;
        }

        @Override
        public String detail() {
            return "A rebuild of this service has not ended, and there is one at a time.";
        }
    }

    record UnknownRebuild(UUID rebuildId) implements Refusal {

        @Override
        public String reason() {
            return "UNKNOWN_REBUILD";
        }

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String detail() {
            return "There is no rebuild %s.".formatted(rebuildId);
        }
    }

    record RebuildEnded(UUID rebuildId) implements Refusal {

        @Override
        public String reason() {
            return "REBUILD_ENDED";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The rebuild has ended already.";
        }
    }
}
