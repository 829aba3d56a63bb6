package org.computevoucher.platform.request;

import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Another transaction has just answered a request under the same key. Nothing of this one is kept;
 * look again, the answer is there now.
 */
public final class AnsweredMeanwhileException extends ConcurrencyException {

    public AnsweredMeanwhileException() {
        super("another lane or instance has answered a request under the same key");
    }

    AnsweredMeanwhileException(Throwable cause) {
        super("another lane or instance has answered a request under the same key", cause);
    }
}
