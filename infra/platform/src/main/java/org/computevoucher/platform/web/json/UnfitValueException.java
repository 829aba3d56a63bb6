package org.computevoucher.platform.web.json;

import org.computevoucher.platform.web.WebReason;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A value that does not fit; its message is already in the caller's words. */
final class UnfitValueException extends MismatchedInputException {

    private final WebReason reason;

    UnfitValueException(JsonParser at, WebReason reason, String detail) {
        super(at, detail);
        this.reason = reason;
    }

    WebReason reason() {
        return reason;
    }
}
