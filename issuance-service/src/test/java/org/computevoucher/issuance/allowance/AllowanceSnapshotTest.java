package org.computevoucher.issuance.allowance;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.issuance.allowance.AllowanceEvent.AllowanceFreed;
import org.computevoucher.issuance.allowance.AllowanceEvent.AllowanceTaken;
import org.computevoucher.testkit.Snapshots;
import org.junit.jupiter.api.Test;

class AllowanceSnapshotTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void an_allowance_read_from_its_snapshot_is_the_same() {
        AllowanceHolder holder =
                new AllowanceHolder(
                        "310000-COMPUTE", 2026, AllowanceHolder.Kind.GROUP, "HUADONG-AI");

        Snapshots.assertReadBackWhole(
                Allowance.class,
                new AllowanceTaken(holder.id(), holder, new UUID(1, 1), 600, NOW),
                new AllowanceFreed(holder.id(), new UUID(1, 1), 200, NOW));
    }
}
