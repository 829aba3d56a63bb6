package org.computevoucher.local.demo;

/** The demo could not go on; the message says at which request or wait, and what was answered. */
public final class DemoFailure extends RuntimeException {

    DemoFailure(String message) {
        super(message);
    }
}
