package org.computevoucher.issuance.application;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of applications, the oldest first: stable, because later ones only come after.
 *
 * @param next what to pass as {@code after} for the page that follows; null where nothing is left
 */
record ApplicationPage(List<ApplicationView> applications, @Nullable UUID next) {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;
}
