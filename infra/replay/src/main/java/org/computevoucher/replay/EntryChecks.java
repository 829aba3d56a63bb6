package org.computevoucher.replay;

import computevoucher.journal.v1.EntryPosted;

/** What an entry says of itself, but for its lines: its number, its times, its fact. */
record EntryChecks(Facts facts, Violations violations) {

    /** Whether it goes on from the entry before; then it is the last one of its book. */
    void order(RegionBook book, EntryPosted entry) {
        long number = entry.getEntryNumber();
        if (number <= book.lastNumber) {
            violations.add(
                    Breach.REPEATED_NUMBER,
                    Postings.where(entry),
                    "it follows entry " + book.lastNumber);
        } else if (number > book.lastNumber + 1) {
            violations.add(
                    Breach.GAP, Postings.where(entry), "it follows entry " + book.lastNumber);
        }
        long recorded = Facts.micros(entry.getRecordedAt());
        if (recorded < book.lastRecordedMicros) {
            violations.add(
                    Breach.RECORDED_TIME_FELL,
                    Postings.where(entry),
                    "recorded at %s, after an entry of %s"
                            .formatted(
                                    entry.getRecordedAt(), Facts.instant(book.lastRecordedMicros)));
        }
        if (entry.getEffectiveAt().isAfter(entry.getRecordedAt())) {
            violations.add(
                    Breach.EFFECTIVE_AFTER_RECORDED,
                    Postings.where(entry),
                    "effective at %s, recorded at %s"
                            .formatted(entry.getEffectiveAt(), entry.getRecordedAt()));
        }
        book.lastNumber = Math.max(book.lastNumber, number);
        book.lastRecordedMicros = Math.max(book.lastRecordedMicros, recorded);
    }

    /** Whether it says of its fact what that says itself. */
    void fact(EntryPosted entry, int fact) {
        Facts.Place read =
                new Facts.Place(
                        entry.getSourceTopic(),
                        entry.getSourcePartition(),
                        entry.getSourceOffset());
        if (!entry.getFactType().equals(facts.rule(fact).fact())
                || !entry.getRegion().equals(facts.region(fact))
                || !facts.stands(fact, read)) {
            violations.add(
                    Breach.WRONG_FACT,
                    Postings.where(entry),
                    "it is of a %s at %s; fact %s is a %s of %s at %s"
                            .formatted(
                                    entry.getFactType(),
                                    read,
                                    facts.id(fact),
                                    facts.rule(fact).fact(),
                                    facts.region(fact),
                                    facts.place(fact)));
        }
        if (!Papers.agree(entry, facts.papers(fact))) {
            violations.add(
                    Breach.WRONG_PAPERS,
                    Postings.where(entry),
                    "it names an application, settlement, payment or vouchers that fact %s does not"
                            .formatted(facts.id(fact)));
        }
        // a fact that is dated ahead is effective when it is recorded
        long effective = Math.min(facts.effectiveMicros(fact), Facts.micros(entry.getRecordedAt()));
        if (effective != Facts.micros(entry.getEffectiveAt())) {
            violations.add(
                    Breach.WRONG_EFFECTIVE_TIME,
                    Postings.where(entry),
                    "effective at %s, its fact at %s"
                            .formatted(entry.getEffectiveAt(), Facts.instant(effective)));
        }
    }

    /** Whether a clearing took effect when it was recorded, and not before: its money came then. */
    void clearing(EntryPosted entry) {
        if (!entry.getEffectiveAt().equals(entry.getRecordedAt())) {
            violations.add(
                    Breach.WRONG_EFFECTIVE_TIME,
                    Postings.where(entry),
                    "it clears another, effective at %s and recorded at %s"
                            .formatted(entry.getEffectiveAt(), entry.getRecordedAt()));
        }
    }
}
