package org.computevoucher.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.computevoucher.replay.LedgerAnswers.Answer;
import org.jspecify.annotations.Nullable;

/** Our balances beside those that the ledger answers. */
final class Comparison {

    /** How a balance compares. */
    enum Verdict {
        AGREES,
        DIFFERS,
        /** The book went on after its journal was read, and the answer takes that in. */
        NEWER,
        /** The ledger was not asked. */
        NOT_ASKED
    }

    /**
     * One balance.
     *
     * @param theirsFen null: the ledger knows no such account, or was not asked
     * @param oursEntry how many entries of the book ours takes in
     * @param theirsEntry the last entry that theirs takes in
     */
    record Row(
            AccountPath account,
            Moment at,
            long oursFen,
            @Nullable Long theirsFen,
            long oursEntry,
            long theirsEntry,
            Verdict verdict) {}

    /** How many accounts were looked at, of how many, and how many of them do not agree. */
    record AtMoment(Moment at, int asked, int accounts, int differ, int newer) {}

    /** The ledger, as far as it is asked. */
    interface Ledger {
        Answer ask(AccountPath account, Moment moment);
    }

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Facts facts;
    private final Journal journal;
    private final @Nullable Ledger ledger;
    private final Accounts accounts;
    private final List<AccountPath> wanted;
    private final int mostRequests;
    private final Random random;
    private final List<Row> rows = new ArrayList<>();
    private final List<AtMoment> moments = new ArrayList<>();
    private Duration patience;

    /**
     * @param ledger null: nothing is compared
     */
    Comparison(Facts facts, Journal journal, @Nullable Ledger ledger, Options options) {
        this.facts = facts;
        this.journal = journal;
        this.ledger = ledger;
        this.accounts = new Accounts(facts);
        this.wanted = options.accounts();
        this.mostRequests = options.mostRequests();
        this.random = new Random(options.seed());
        this.patience = options.patience();
    }

    /** The moments that the options ask for. */
    void run(Options options) {
        if (options.moments() > 0) {
            List<Moment> drawn = new RandomMoments(journal.books(), random).draw(options.moments());
            drawn.forEach(moment -> at(moment, mostRequests / drawn.size(), false));
            return;
        }
        var recordedAt = options.recordedAt();
        if (recordedAt == null) {
            recordedAt = journal.lastRecordedMicros().map(Facts::instant).orElse(null);
        }
        if (recordedAt != null) {
            at(new Moment(recordedAt, options.effectiveAt()), mostRequests, true);
        }
    }

    private void at(Moment moment, int most, boolean keepsAll) {
        Snapshot ours =
                Snapshot.of(
                        facts, journal.books(), moment.recordedMicros(), moment.effectiveMicros());
        List<AccountPath> chosen =
                wanted.isEmpty()
                        ? accounts.some(most, random)
                        : wanted.subList(0, Math.min(most, wanted.size()));
        int differ = 0;
        int newer = 0;
        for (AccountPath account : chosen) {
            Row row = row(account, moment, ours);
            differ += row.verdict() == Verdict.DIFFERS ? 1 : 0;
            newer += row.verdict() == Verdict.NEWER ? 1 : 0;
            if (keepsAll || row.verdict() != Verdict.AGREES) {
                rows.add(row);
            }
        }
        int all = wanted.isEmpty() ? accounts.size() : wanted.size();
        moments.add(new AtMoment(moment, chosen.size(), all, differ, newer));
    }

    private Row row(AccountPath account, Moment moment, Snapshot snapshot) {
        long oursFen = account.in(snapshot, facts);
        long oursEntry = snapshot.entries(account.region());
        if (ledger == null) {
            return new Row(account, moment, oursFen, null, oursEntry, 0, Verdict.NOT_ASKED);
        }
        long asked = System.nanoTime();
        while (true) {
            Answer theirs = ledger.ask(account, moment);
            boolean isBehind =
                    theirs.entryNumber() < oursEntry
                            && !(theirs.balanceFen() == null && oursFen == 0);
            if (isBehind && System.nanoTime() - asked < patience.toNanos()) {
                pause();
                continue;
            }
            if (isBehind) {
                // it had its time: the next answers are taken as they come
                patience = Duration.ZERO;
            }
            return new Row(
                    account,
                    moment,
                    oursFen,
                    theirs.balanceFen(),
                    oursEntry,
                    theirs.entryNumber(),
                    verdict(account, theirs, oursFen, oursEntry));
        }
    }

    private Verdict verdict(AccountPath account, Answer theirs, long oursFen, long oursEntry) {
        Long theirsFen = theirs.balanceFen();
        if (theirsFen == null) {
            return oursFen == 0 ? Verdict.AGREES : Verdict.DIFFERS;
        }
        RegionBook book = journal.book(account.region());
        long read = book == null ? 0 : book.entries.size();
        if (theirs.entryNumber() > oursEntry && oursEntry == read) {
            return Verdict.NEWER;
        }
        return theirsFen == oursFen && theirs.entryNumber() == oursEntry
                ? Verdict.AGREES
                : Verdict.DIFFERS;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CouldNotBeDone("interrupted", e);
        }
    }

    /** All of a moment that was asked for; of random moments those that do not agree. */
    List<Row> rows() {
        return rows;
    }

    List<AtMoment> moments() {
        return moments;
    }

    long differ() {
        return moments.stream().mapToLong(AtMoment::differ).sum();
    }

    /** How many balances were compared. */
    long compared() {
        return ledger == null
                ? 0
                : moments.stream().mapToLong(moment -> moment.asked() - moment.newer()).sum();
    }

    /** Whether all of it agrees; where the ledger was asked, something must have been compared. */
    boolean agrees() {
        return differ() == 0 && (ledger == null || moments.isEmpty() || compared() > 0);
    }
}
