package org.computevoucher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final int MANY = 200_000;

    @Test
    void ids_have_the_numbers_in_which_they_came() {
        Uuids ids = new Uuids();
        for (int i = 0; i < MANY; i++) {
            assertThat(ids.add(new UUID(i % 7, i))).isEqualTo(i);
        }
        for (int i = 0; i < MANY; i++) {
            assertThat(ids.find(new UUID(i % 7, i))).isEqualTo(i);
            assertThat(ids.add(new UUID(i % 7, i))).isEqualTo(i);
            assertThat(ids.get(i)).isEqualTo(new UUID(i % 7, i));
        }
        assertThat(ids.find(new UUID(8, 1))).isEqualTo(Uuids.NONE);
        assertThat(ids.size()).isEqualTo(MANY);
    }

    @Test
    void columns_keep_what_is_added_over_all_chunks() {
        LongColumn longs = new LongColumn();
        IntColumn ints = new IntColumn();
        for (int i = 0; i < MANY; i++) {
            longs.add(-3L * i);
            ints.add(-i);
        }
        longs.set(100_000, 5);
        ints.set(100_000, 5);
        for (int i = 0; i < MANY; i++) {
            assertThat(longs.get(i)).isEqualTo(i == 100_000 ? 5 : -3L * i);
            assertThat(ints.get(i)).isEqualTo(i == 100_000 ? 5 : -i);
        }
    }
}
