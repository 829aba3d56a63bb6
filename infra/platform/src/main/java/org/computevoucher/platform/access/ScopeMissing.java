package org.computevoucher.platform.access;

import java.util.Set;

/** The token has none of the scopes that open the endpoint. */
final class ScopeMissing extends Denied {

    ScopeMissing(Set<String> scopes) {
        super("This takes a token with the scope " + String.join(" or ", scopes) + ".");
    }

    @Override
    AccessReason reason() {
        return AccessReason.SCOPE_MISSING;
    }
}
