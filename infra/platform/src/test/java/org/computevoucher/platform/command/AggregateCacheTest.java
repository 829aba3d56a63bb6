package org.computevoucher.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class AggregateCacheTest {

    @Test
    void what_is_cached_is_not_forgotten_by_a_garbage_collection() {
        AggregateCache cache = new AggregateCache(10);
        for (int i = 0; i < 10; i++) {
            cache.put("aggregate-" + i, new byte[1_000]);
        }
        WeakReference<Object> somethingCollectable = new WeakReference<>(new byte[1_000]);

        Awaitility.await()
                .until(
                        () -> {
                            System.gc();
                            return somethingCollectable.get() == null;
                        });

        for (int i = 0; i < 10; i++) {
            assertThat(cache.<String, Object>get("aggregate-" + i)).isNotNull();
        }
    }

    @Test
    void it_holds_no_more_than_it_may() {
        AggregateCache cache = new AggregateCache(100);
        for (int i = 0; i < 10_000; i++) {
            cache.put(i, "aggregate");
        }

        Awaitility.await()
                .until(
                        () -> {
                            long held = 0;
                            for (int i = 0; i < 10_000; i++) {
                                held += cache.containsKey(i) ? 1 : 0;
                            }
                            return held <= 100;
                        });
    }

    @Test
    void what_is_removed_is_gone() {
        AggregateCache cache = new AggregateCache(10);
        cache.put("a", 1);

        assertThat(cache.remove("a")).isTrue();
        assertThat(cache.remove("a")).isFalse();
        assertThat(cache.<String, Object>get("a")).isNull();
    }
}
