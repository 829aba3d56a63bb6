package org.computevoucher.platform.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;

/**
 * Carries the trace through Axon's messages: from the thread that sends a command into the
 * command's metadata, from there into those of its events, and from an event into the commands that
 * an automation sends because of it.
 *
 * <p>Nothing else goes into the metadata of events, which are stored for ever. Axon's own provider
 * would add the ids of messages, and a command's id stands nowhere else.
 */
public final class MessageTrace {

    private MessageTrace() {}

    /** What a message hands on to those it causes. */
    public static CorrelationDataProvider handedOn() {
        return message ->
                traceparent(message)
                        .<Map<String, ?>>map(
                                traceparent -> Map.of(TraceContext.TRACEPARENT, traceparent))
                        .orElse(Map.of());
    }

    /** Has the commands of a bus carry traces, and their handlers and the logs know of them. */
    public static void through(CommandBus commands) {
        var _ = commands.registerDispatchInterceptor(sending());
        var _ = commands.registerHandlerInterceptor(handling());
        var _ =
                commands.registerHandlerInterceptor(
                        new CorrelationDataInterceptor<>(List.of(handedOn())));
    }

    /** On the sender's thread; a command that an event caused has the event's trace already. */
    private static MessageDispatchInterceptor<CommandMessage<?>> sending() {
        return new MessageDispatchInterceptor<>() {
            @Override
            public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
                    List<? extends CommandMessage<?>> commands) {
                return (index, command) -> withTrace(command);
            }
        };
    }

    private static CommandMessage<?> withTrace(CommandMessage<?> command) {
        if (traceparent(command).isPresent()) {
            return command;
        }
        return CurrentTrace.get()
                .<CommandMessage<?>>map(
                        trace ->
                                command.andMetaData(
                                        Map.of(TraceContext.TRACEPARENT, trace.traceparent())))
                .orElse(command);
    }

    /** Works for the trace of the message while it is handled. */
    public static <M extends Message<?>> MessageHandlerInterceptor<M> handling() {
        return (unitOfWork, rest) -> {
            Optional<TraceContext> trace =
                    traceparent(unitOfWork.getMessage()).flatMap(TraceContext::parse);
            if (trace.isEmpty()) {
                return rest.proceed();
            }
            try (var _ = CurrentTrace.enter(trace.get())) {
                return rest.proceed();
            }
        };
    }

    private static Optional<String> traceparent(Message<?> message) {
        return Optional.ofNullable(message.getMetaData().get(TraceContext.TRACEPARENT))
                .map(String::valueOf);
    }
}
