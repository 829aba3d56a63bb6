package org.computevoucher.platform.command;

import org.axonframework.modelling.command.ConcurrencyException;

/** It was decided on a state that another instance has changed since: decide again. */
final class OutdatedStateException extends ConcurrencyException {

    OutdatedStateException() {
        super("another instance has written to an aggregate in the cache");
    }
}
