package org.computevoucher.ledger.reconciliation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Alerts people to what differs, once, and tells them when it does not any more. */
@Component
class DifferenceAlert {

    private static final Logger log = LoggerFactory.getLogger(DifferenceAlert.class);

    void reported(ComparedKind kind, Difference difference, long position) {
        log.error(
                "account {}: the book has {} fen, {} states {} fen at its position {}",
                difference.account(),
                difference.bookFen(),
                kind.service(),
                difference.statedFen(),
                position);
    }

    void cleared(ComparedKind kind, String account, long position) {
        log.info(
                "account {}: the book and {} agree again at its position {}",
                account,
                kind.service(),
                position);
    }
}
