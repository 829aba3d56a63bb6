package org.computevoucher.platform.eventlog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Up to which event this process has seen each aggregate's history.
 *
 * <p>An accepted command cannot rest on an old state of what it writes to: its event would not find
 * its place in the history. A refused one could, and one that looks at further aggregates, if
 * another instance wrote in the meantime and this one still has the aggregate in its cache. So
 * whoever is about to commit such a decision asks here first.
 */
public final class AggregateVersions {

    private static final long NONE = -1;

    private final JdbcTemplate jdbc;
    private final Cache<String, Long> seen;
    private final List<Predicate<String>> caches = new ArrayList<>();

    /**
     * @param maximumSize the most aggregates remembered; one that was forgotten counts as out of
     *     date
     */
    public AggregateVersions(JdbcTemplate jdbc, long maximumSize) {
        this.jdbc = jdbc;
        this.seen = Caffeine.newBuilder().maximumSize(maximumSize).build();
    }

    /**
     * Names a cache of aggregates.
     *
     * @param evict removes an aggregate and says whether it was there
     */
    public void evictFrom(Predicate<String> evict) {
        caches.add(evict);
    }

    void saw(String aggregateId, long sequenceNumber) {
        seen.asMap().merge(aggregateId, sequenceNumber, Math::max);
    }

    /** Those of these aggregates that are not in the log. One query. */
    public Set<String> absent(Collection<String> aggregateIds) {
        Set<String> absent = new HashSet<>(aggregateIds);
        absent.removeIf(id -> seen.getIfPresent(id) != null);
        if (!absent.isEmpty()) {
            absent.removeAll(newest(absent).keySet());
        }
        return absent;
    }

    /**
     * Forgets which of these aggregates another instance has written to since this process saw
     * them.
     *
     * @param absent those of them that were looked for and were not there
     * @return whether there were any, or one that was absent is there now: then what was decided on
     *     them has to be decided again
     */
    public boolean evictOutdated(Collection<String> aggregateIds, Set<String> absent) {
        Set<String> differing = new HashSet<>();
        Map<String, Long> newest = newest(aggregateIds);
        for (String id : aggregateIds) {
            Long here = seen.getIfPresent(id);
            if (newest.getOrDefault(id, NONE) != (here == null ? NONE : here)) {
                differing.add(id);
            }
        }
        boolean outdated = false;
        for (String id : differing) {
            // what this process neither saw nor cached, nothing can have rested on, but for its
            // absence
            outdated |= absent.contains(id);
            outdated |= seen.asMap().remove(id) != null;
            for (Predicate<String> cache : caches) {
                outdated |= cache.test(id);
            }
        }
        return outdated;
    }

    /** The last sequence numbers in the log, of those aggregates that are in it. One query. */
    public Map<String, Long> newest(Collection<String> aggregateIds) {
        Map<String, Long> newest = new HashMap<>();
        jdbc.query(
                connection -> {
                    var statement =
                            connection.prepareStatement(
                                    """
                                    SELECT id, (SELECT max(sequence_number) FROM event_log WHERE aggregate_id = id) AS newest
                                    FROM unnest(?::text[]) AS id
                                    """);
                    statement.setArray(1, connection.createArrayOf("text", aggregateIds.toArray()));
                    return statement;
                },
                row -> {
                    long last = row.getLong("newest");
                    if (!row.wasNull()) {
                        newest.put(row.getString("id"), last);
                    }
                });
        return newest;
    }
}
