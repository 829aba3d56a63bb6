package org.computevoucher.platform.refusal;

import java.util.function.Function;

/**
 * What became of a command: done, with its result, or refused, with the reason.
 *
 * @param <R> the result of an accepted command
 */
public sealed interface Outcome<R> {

    /** The command was done; its events are applied. */
    record Accepted<R>(R result) implements Outcome<R> {}

    /** The command was refused; nothing was applied. */
    record Refused<R>(Refusal refusal) implements Outcome<R> {}

    static <R> Outcome<R> accepted(R result) {
        return new Accepted<>(result);
    }

    static <R> Outcome<R> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** The same outcome with its result translated; a refusal stays as it is. */
    default <S> Outcome<S> map(Function<? super R, ? extends S> translation) {
        return switch (this) {
            case Accepted<R>(R result) -> accepted(translation.apply(result));
            case Refused<R>(Refusal refusal) -> refused(refusal);
        };
    }

    /** Continues with a second decision only where this one was accepted. */
    default <S> Outcome<S> then(Function<? super R, Outcome<S>> next) {
        return switch (this) {
            case Accepted<R>(R result) -> next.apply(result);
            case Refused<R>(Refusal refusal) -> refused(refusal);
        };
    }
}
