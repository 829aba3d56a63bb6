package org.computevoucher.ledger.suspense;

import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.ledger.book.EntryPosted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerts people to what needs them, and tells them when it does not any more. Beside the read model
 * and not in it, nor in the book: building the one again, or reading the other's history, raises no
 * alert again.
 */
public final class WhenFactIsInSuspenseThenAlert {

    private static final Logger log = LoggerFactory.getLogger(WhenFactIsInSuspenseThenAlert.class);

    @EventHandler
    void on(EntryPosted entry) {
        if (entry.suspenseReason() != null) {
            log.error(
                    "book {} entry {}: fact {} ({}) is in suspense: {}",
                    entry.region(),
                    entry.entryNumber(),
                    entry.factId(),
                    entry.factType(),
                    entry.suspenseReason());
        } else if (entry.clearsEntryNumber() != null) {
            log.info(
                    "book {} entry {}: entry {} is out of suspense by fact {}",
                    entry.region(),
                    entry.entryNumber(),
                    entry.clearsEntryNumber(),
                    entry.causeId());
        }
    }
}
