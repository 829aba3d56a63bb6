package org.computevoucher.replay;

/** Something that is needed does not answer, or refuses; says what. */
final class CouldNotBeDone extends RuntimeException {

    CouldNotBeDone(String message) {
        super(message);
    }

    CouldNotBeDone(String message, Throwable cause) {
        super(message, cause);
    }
}
