package org.computevoucher.issuance.grant;

import static org.computevoucher.issuance.grant.IssuingInMemory.NOW;
import static org.computevoucher.issuance.grant.IssuingInMemory.POT;
import static org.computevoucher.issuance.grant.IssuingInMemory.id;

import org.computevoucher.issuance.grant.WaitingListEvent.ApplicationJoined;
import org.computevoucher.issuance.grant.WaitingListEvent.ApplicationLeft;
import org.computevoucher.testkit.Snapshots;
import org.junit.jupiter.api.Test;

class WaitingListSnapshotTest {

    @Test
    void a_waiting_list_read_from_its_snapshot_is_the_same() {
        String list = WaitingList.idOf(POT);

        Snapshots.assertReadBackWhole(
                WaitingList.class,
                new ApplicationJoined(list, POT, id("p1"), 1, NOW),
                new ApplicationJoined(list, POT, id("p2"), 2, NOW),
                new ApplicationJoined(list, POT, id("p3"), 3, NOW),
                new ApplicationLeft(list, POT, id("p1"), NOW));
    }
}
