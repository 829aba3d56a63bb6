package org.computevoucher.local.stack;

/** Something the person at the keyboard can put right; the message says what, in a sentence. */
final class StackProblem extends RuntimeException {

    StackProblem(String message) {
        super(message);
    }

    StackProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
