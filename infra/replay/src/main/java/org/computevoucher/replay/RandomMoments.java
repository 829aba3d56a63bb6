package org.computevoucher.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Moments between the first and the last entry. Half of the times are those of an entry, to the
 * microsecond: there a rule that leaves out what it should take in shows.
 */
final class RandomMoments {

    private final List<Entries> books;
    private final Random random;
    private long firstRecorded = Long.MAX_VALUE;
    private long lastRecorded = Long.MIN_VALUE;
    private long firstEffective = Long.MAX_VALUE;

    RandomMoments(Collection<RegionBook> books, Random random) {
        this.books =
                books.stream().map(book -> book.entries).filter(one -> one.size() > 0).toList();
        this.random = random;
        for (Entries entries : this.books) {
            for (int i = 0; i < entries.size(); i++) {
                firstRecorded = Math.min(firstRecorded, entries.recordedMicros(i));
                lastRecorded = Math.max(lastRecorded, entries.recordedMicros(i));
                firstEffective = Math.min(firstEffective, entries.effectiveMicros(i));
            }
        }
    }

    /** None where no book has an entry. */
    List<Moment> draw(int count) {
        List<Moment> moments = new ArrayList<>();
        while (!books.isEmpty() && moments.size() < count) {
            long recorded =
                    random.nextBoolean()
                            ? between(firstRecorded, lastRecorded)
                            : anyBook().recordedMicros(anyEntry);
            moments.add(new Moment(Facts.instant(recorded), effective(recorded)));
        }
        return moments;
    }

    private @Nullable Instant effective(long recorded) {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> Facts.instant(between(firstEffective, recorded));
            default -> Facts.instant(Math.min(recorded, anyBook().effectiveMicros(anyEntry)));
        };
    }

    private int anyEntry;

    private Entries anyBook() {
        Entries entries = books.get(random.nextInt(books.size()));
        anyEntry = random.nextInt(entries.size());
        return entries;
    }

    private long between(long first, long last) {
        return last <= first ? last : random.nextLong(first, last + 1);
    }
}
