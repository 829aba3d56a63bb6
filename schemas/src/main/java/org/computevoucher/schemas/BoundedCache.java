package org.computevoucher.schemas;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map of bounded size that forgets what was not used for longest. Safe for use by several
 * threads.
 *
 * <p>A value is made outside the lock, so a slow registry holds up nobody who asks for something
 * else; two threads that miss the same key at once may both make it, and either result serves.
 */
public final class BoundedCache<K, V> {

    private final Map<K, V> entries;

    /**
     * @param limit the most entries that are kept; at least 1
     */
    public BoundedCache(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A cache holds at least one entry, not " + limit);
        }
        this.entries =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > limit;
                    }
                };
    }

    /** The value of a key, made if it is missing. If making it fails, nothing is kept. */
    public V get(K key, Function<? super K, ? extends V> maker) {
        @Nullable V known;
        synchronized (entries) {
            known = entries.get(key);
        }
        if (known != null) {
            return known;
        }
        V made = maker.apply(key);
        synchronized (entries) {
            entries.put(key, made);
        }
        return made;
    }

    /** How many entries are kept now. */
    public int size() {
        synchronized (entries) {
            return entries.size();
        }
    }
}
