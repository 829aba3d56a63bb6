package org.computevoucher.redemption.bank;

/** A status report cannot be read; the message says why, for whoever sent it. */
public final class StatusReportUnreadableException extends RuntimeException {

    StatusReportUnreadableException(String why) {
        super(why);
    }
}
