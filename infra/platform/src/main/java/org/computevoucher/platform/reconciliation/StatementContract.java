package org.computevoucher.platform.reconciliation;

import org.computevoucher.platform.relay.PublicRecord;

/**
 * Says in what form statements travel. Implemented in a service's {@code contract} package, which
 * alone knows the wire.
 */
public interface StatementContract {

    /** The topic of statements. */
    String topic();

    /** The public form of a page, under its {@link StatedPage#key}. */
    PublicRecord recordOf(StatedPage page);
}
