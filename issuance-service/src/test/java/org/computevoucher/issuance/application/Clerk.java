package org.computevoucher.issuance.application;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.computevoucher.issuance.application.ApplicationCommand.DecideApplication;
import org.computevoucher.issuance.grant.Ask;
import org.computevoucher.issuance.grant.Assessment;
import org.computevoucher.issuance.grant.IssuingInMemory;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.request.Answer;
import org.computevoucher.platform.request.RequestContent;
import org.computevoucher.platform.request.RequestKey;
import org.jspecify.annotations.Nullable;

/** What tests outside this package do with applications. */
public final class Clerk {

    private Clerk() {}

    /** What a person can decide. */
    public static final List<String> VERDICTS =
            List.of("GRANT", "FIND_ELIGIBLE", "ASK_FOR_INFORMATION", "REJECT", "REFUSE");

    /** A decision with the first reason that is meant for it; a question asks for a PLAN. */
    public static DecideApplication decide(UUID applicationId, String name, Instant at) {
        Verdict verdict = Verdict.valueOf(name);
        return new DecideApplication(
                IssuingInMemory.PROGRAMME,
                applicationId,
                verdict,
                List.of(DecisionReason.values()).stream()
                        .filter(reason -> reason.isFor(verdict))
                        .limit(1)
                        .toList(),
                verdict == Verdict.ASK_FOR_INFORMATION ? List.of("PLAN") : List.of(),
                at);
    }

    public static Submission submission(
            String pot,
            String enterprise,
            long requestedFen,
            Place place,
            List<String> documents,
            @Nullable String reference) {
        return new Submission(
                pot, enterprise, requestedFen, place, documents(documents), null, reference);
    }

    public static List<Document> documents(List<String> kinds) {
        return kinds.stream().map(kind -> new Document(kind, null)).toList();
    }

    /** What the dry run says would become of it; empty: it would not even be taken in. */
    public static Optional<ApplicationStatus> wouldBe(Ask ask, Assessment assessment) {
        return Optional.ofNullable(AssessmentView.of(ask, assessment).wouldBe());
    }

    /**
     * What keeps the waiting list moving, to be told every event in the order of the log, as its
     * processor does.
     *
     * @param send runs a command
     * @param clock what time it is whenever it is told
     */
    public static Consumer<Object> automation(
            Function<Object, Outcome<?>> send, InstantSource clock) {
        AnnotationEventHandlerAdapter handler =
                new AnnotationEventHandlerAdapter(
                        new WhenMoneyArrivedThenServeTheWaitingList(
                                new Within(send), clock.withZone(ZoneOffset.UTC)));
        return event -> {
            EventMessage<Object> message = GenericEventMessage.asEventMessage(event);
            if (handler.canHandle(message)) {
                try {
                    handler.handle(message);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    /** Commands of an event handler. */
    private record Within(Function<Object, Outcome<?>> send) implements Commands {

        @Override
        @SuppressWarnings("unchecked") // a command's outcome is of the type its caller names
        public <R> Outcome<R> within(Object command) {
            return (Outcome<R>) send.apply(command);
        }

        @Override
        public <R> CompletableFuture<Outcome<R>> send(Object command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <R> Outcome<R> sendAndWait(Object command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <R> List<Outcome<R>> sendAllAndWait(List<?> all) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <R> Outcome<Answer> answer(
                RequestKey key,
                RequestContent content,
                Object command,
                Function<? super R, Answer> rendering) {
            throw new UnsupportedOperationException();
        }
    }
}
