package org.computevoucher.platform.relay;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which of a service's events are public, and in what form. Implemented in the service's
 * {@code contract} package.
 */
public interface PublicContract {

    /** The topics this service writes. */
    Set<String> topics();

    /**
     * The public form of an event.
     *
     * @param event an event of this service's log
     * @return its public form, or null where the event is private
     */
    @Nullable PublicRecord publicRecordOf(Object event);
}
