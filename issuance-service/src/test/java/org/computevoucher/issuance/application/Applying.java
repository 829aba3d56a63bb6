package org.computevoucher.issuance.application;

import static org.computevoucher.issuance.grant.IssuingInMemory.NOW;
import static org.computevoucher.issuance.grant.IssuingInMemory.POT;
import static org.computevoucher.issuance.grant.IssuingInMemory.PROGRAMME;
import static org.computevoucher.issuance.grant.IssuingInMemory.id;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.computevoucher.issuance.application.ApplicationCommand.DecideApplication;
import org.computevoucher.issuance.application.ApplicationCommand.ServeWaitingList;
import org.computevoucher.issuance.application.ApplicationCommand.SubmitApplication;
import org.computevoucher.issuance.application.ApplicationCommand.SupplyInformation;
import org.computevoucher.issuance.application.ApplicationCommand.WithdrawApplication;
import org.computevoucher.issuance.enterprise.UnifiedSocialCreditCode;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.testkit.InMemoryService;

/** Short names for what stories about applications need. */
final class Applying {

    private Applying() {}

    static SubmitApplication apply(String name, String enterprise, long fen, String... documents) {
        return apply(
                name,
                new Submission(
                        POT,
                        enterprise,
                        fen,
                        Place.ANYWHERE,
                        Stream.of(documents).map(kind -> new Document(kind, null)).toList(),
                        null,
                        null));
    }

    static SubmitApplication apply(String name, Submission submission) {
        return new SubmitApplication(
                PROGRAMME, id(name), id("voucher of " + name), submission, null, NOW);
    }

    static SupplyInformation supply(String name, String... documents) {
        return new SupplyInformation(
                PROGRAMME,
                id(name),
                Stream.of(documents).map(kind -> new Document(kind, null)).toList(),
                NOW);
    }

    static DecideApplication decide(String name, Verdict verdict, DecisionReason... reasons) {
        return new DecideApplication(
                PROGRAMME, id(name), verdict, List.of(reasons), List.of(), NOW);
    }

    static DecideApplication ask(String name, String... documents) {
        return new DecideApplication(
                PROGRAMME,
                id(name),
                Verdict.ASK_FOR_INFORMATION,
                List.of(DecisionReason.CLARIFICATION_NEEDED),
                List.of(documents),
                NOW);
    }

    static WithdrawApplication withdraw(String name) {
        return new WithdrawApplication(PROGRAMME, id(name), NOW);
    }

    /** What the automation does whenever money arrived or somebody left. */
    static void serve(InMemoryService service) {
        while ((Integer) service.accepted(new ServeWaitingList(PROGRAMME, POT, NOW)) > 0) {
            // the next turn finds who is next
        }
    }

    /** The status and the reasons of what a command answers, as one text. */
    static String answer(InMemoryService service, ApplicationCommand command) {
        ApplicationView view =
                ApplicationView.of(service.accepted(ApplicationState.class, command));
        return Stream.concat(
                        Stream.of(view.status().name()),
                        view.reasons().stream().map(Reason::reason))
                .reduce((one, other) -> one + ' ' + other)
                .orElseThrow();
    }

    /** The n-th of many enterprises. */
    static String enterprise(int number) {
        String digits = String.format(Locale.ROOT, "91310000MA%07d", number);
        return Stream.of("0123456789ABCDEFGHJKLMNPQRTUWXY".split(""))
                .map(check -> digits + check)
                .filter(UnifiedSocialCreditCode::isValid)
                .findFirst()
                .orElseThrow();
    }
}
