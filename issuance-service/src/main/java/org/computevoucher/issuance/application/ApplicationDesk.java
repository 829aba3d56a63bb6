package org.computevoucher.issuance.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.issuance.application.ApplicationCommand.AssessApplication;
import org.computevoucher.issuance.application.ApplicationCommand.DecideApplication;
import org.computevoucher.issuance.application.ApplicationCommand.ServeWaitingList;
import org.computevoucher.issuance.application.ApplicationCommand.SubmitApplication;
import org.computevoucher.issuance.application.ApplicationCommand.SupplyInformation;
import org.computevoucher.issuance.application.ApplicationCommand.WithdrawApplication;
import org.computevoucher.issuance.application.ApplicationRefusal.ApplicationStatusConflict;
import org.computevoucher.issuance.application.ApplicationRefusal.ApplicationUnknown;
import org.computevoucher.issuance.application.ApplicationRefusal.DecisionReasonMissing;
import org.computevoucher.issuance.application.ApplicationRefusal.ReferenceTaken;
import org.computevoucher.issuance.application.ApplicationRefusal.TooManyDocuments;
import org.computevoucher.issuance.grant.Assessment;
import org.computevoucher.issuance.grant.Granting;
import org.computevoucher.issuance.grant.Granting.Turn;
import org.computevoucher.issuance.grant.WaitingLists;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;

/** Takes applications in, and everything that is done with them afterwards. */
public final class ApplicationDesk {

    /** How many waiting applications are served in one transaction. */
    static final int SERVED_AT_ONCE = 100;

    private final Repository<Application> applications;
    private final Granting granting;
    private final WaitingLists waitingLists;
    private final Deciding deciding;

    public ApplicationDesk(Configuration configuration) {
        this.applications = configuration.repository(Application.class);
        this.granting = new Granting(configuration);
        this.waitingLists = new WaitingLists(configuration);
        this.deciding = new Deciding(granting, waitingLists);
    }

    /**
     * Records the application and decides it as far as the rules alone can. What cannot even be an
     * application is refused. One with a reference that says the same again is not recorded again.
     */
    @CommandHandler
    public Outcome<ApplicationState> submit(SubmitApplication command) {
        Submission submission = command.submission();
        Optional<Outcome<ApplicationState>> before = before(command);
        if (before.isPresent()) {
            return before.get();
        }
        if (submission.documents().size() > Document.MAX) {
            return Outcome.refused(
                    new TooManyDocuments(submission.documents().size(), Document.MAX));
        }
        Assessment assessment =
                granting.assess(submission.ask(command.at()), Turn.IN_THE_QUEUE, command.at());
        Optional<Refusal> refusal = assessment.admissionRefusal();
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Aggregates.begin(applications, () -> new Application(command));
        return Outcome.accepted(
                load(command.applicationId())
                        .invoke(
                                application -> {
                                    deciding.byTheRules(application, assessment, command.at());
                                    return application.state();
                                }));
    }

    /**
     * What the same application got before: it as it stands, or {@code REFERENCE_TAKEN} where
     * another one has its reference; empty: it is new. Nothing happens.
     */
    public Optional<Outcome<ApplicationState>> before(SubmitApplication command) {
        return find(command.applicationId())
                .map(found -> found.invoke(there -> again(there, command.submission())));
    }

    /** Whether the application is there, and this line of a table has brought it. */
    public boolean isFrom(UUID applicationId, String line) {
        return find(applicationId)
                .map(found -> found.invoke(there -> there.isFrom(line)))
                .orElse(false);
    }

    private static Outcome<ApplicationState> again(Application found, Submission submission) {
        String reference = submission.reference();
        if (reference == null) {
            throw new IllegalStateException("an application without a reference has a new id");
        }
        ApplicationState state = found.state();
        return found.says(submission)
                ? Outcome.accepted(state)
                : Outcome.refused(new ReferenceTaken(state.applicationId(), reference));
    }

    /** Everything that the rules say; nothing happens. */
    @CommandHandler
    Outcome<Assessment> assess(AssessApplication command) {
        return Outcome.accepted(granting.assess(command.ask(), Turn.IN_THE_QUEUE, command.at()));
    }

    /** Adds what was missing, and asks the rules again. */
    @CommandHandler
    Outcome<ApplicationState> supply(SupplyInformation command) {
        return with(
                command,
                command.applicationId(),
                application -> {
                    if (application.status() != ApplicationStatus.NEEDS_INFORMATION) {
                        return Outcome.refused(
                                conflict(command.applicationId(), application, "supplying"));
                    }
                    int documents = application.documentsWith(command.documents());
                    if (documents > Document.MAX) {
                        return Outcome.refused(new TooManyDocuments(documents, Document.MAX));
                    }
                    application.supply(command.documents(), command.at());
                    deciding.byTheRules(
                            application,
                            granting.assess(application.ask(), Turn.IN_THE_QUEUE, command.at()),
                            command.at());
                    return Outcome.accepted(application.state());
                });
    }

    /**
     * Decides as a person does. A grant is still subject to every rule; one of an application that
     * is granted or waits already changes nothing, so that a request for many can be repeated.
     */
    @CommandHandler
    Outcome<ApplicationState> decide(DecideApplication command) {
        return with(
                command,
                command.applicationId(),
                application -> {
                    Verdict verdict = command.verdict();
                    ApplicationStatus status = application.status();
                    if (verdict == Verdict.GRANT
                            && (status == ApplicationStatus.GRANTED
                                    || status == ApplicationStatus.WAITLISTED)) {
                        return Outcome.accepted(application.state());
                    }
                    if (!verdict.isPossibleFor(status)) {
                        return Outcome.refused(
                                conflict(command.applicationId(), application, verdict.name()));
                    }
                    if (command.reasons().isEmpty() == verdict.needsAReason()
                            || !command.reasons().stream().allMatch(r -> r.isFor(verdict))
                            || command.missingDocuments().isEmpty()
                                    == (verdict == Verdict.ASK_FOR_INFORMATION)) {
                        return Outcome.refused(new DecisionReasonMissing(verdict.name()));
                    }
                    decided(application, command);
                    return Outcome.accepted(application.state());
                });
    }

    private void decided(Application application, DecideApplication command) {
        List<Reason> reasons = command.reasons().stream().map(DecisionReason::told).toList();
        switch (command.verdict()) {
            case FIND_ELIGIBLE, GRANT ->
                    deciding.byAPerson(
                            application,
                            command.verdict(),
                            granting.assess(application.ask(), Turn.IN_THE_QUEUE, command.at()),
                            command.at());
            case ASK_FOR_INFORMATION ->
                    application.decide(
                            Decision.missing(reasons, command.missingDocuments(), false),
                            command.at());
            case REJECT ->
                    application.decide(
                            Decision.of(ApplicationStatus.REJECTED, reasons, false), command.at());
            case REFUSE -> {
                deciding.leaveTheQueue(application, command.at());
                application.decide(
                        Decision.of(ApplicationStatus.REFUSED, reasons, false), command.at());
            }
        }
    }

    /** Takes it back, also from the waiting list. */
    @CommandHandler
    Outcome<ApplicationState> withdraw(WithdrawApplication command) {
        return with(
                command,
                command.applicationId(),
                application -> {
                    if (application.status().isFinal()) {
                        return Outcome.refused(
                                conflict(command.applicationId(), application, "withdrawing"));
                    }
                    deciding.leaveTheQueue(application, command.at());
                    application.decide(
                            Decision.of(ApplicationStatus.WITHDRAWN, List.of(), false),
                            command.at());
                    return Outcome.accepted(application.state());
                });
    }

    /**
     * Serves the first of the list, and the next, until the money does not suffice for the one
     * whose turn it is or as many were served as fit into one transaction.
     *
     * @return how many left the list
     */
    @CommandHandler
    Outcome<Integer> serve(ServeWaitingList command) {
        granting.enter(command.programme());
        int served = 0;
        while (served < SERVED_AT_ONCE) {
            Optional<UUID> first = waitingLists.first(command.pot());
            if (first.isEmpty()) {
                return Outcome.accepted(served);
            }
            if (!load(first.get()).invoke(application -> isServed(application, command))) {
                return Outcome.accepted(served);
            }
            served++;
        }
        return Outcome.accepted(served);
    }

    private boolean isServed(Application application, ServeWaitingList command) {
        return deciding.inItsTurn(
                application,
                granting.assess(application.ask(), Turn.FIRST_OF_THE_QUEUE, command.at()),
                command.at());
    }

    private Outcome<ApplicationState> with(
            ApplicationCommand command,
            UUID applicationId,
            Function<Application, Outcome<ApplicationState>> work) {
        granting.enter(command.programme());
        return find(applicationId)
                .map(found -> found.invoke(work))
                .orElseGet(() -> Outcome.refused(new ApplicationUnknown(applicationId)));
    }

    private Optional<Aggregate<Application>> find(UUID applicationId) {
        return Aggregates.find(applications, applicationId.toString());
    }

    private Aggregate<Application> load(UUID applicationId) {
        return applications.load(applicationId.toString());
    }

    private static ApplicationStatusConflict conflict(
            UUID applicationId, Application application, String wanted) {
        return new ApplicationStatusConflict(applicationId, application.status().name(), wanted);
    }
}
