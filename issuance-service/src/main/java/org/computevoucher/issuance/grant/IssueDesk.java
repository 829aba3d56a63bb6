package org.computevoucher.issuance.grant;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.computevoucher.issuance.enterprise.UnifiedSocialCreditCode;
import org.computevoucher.issuance.grant.GrantRefusal.TermsNotOfProgramme;
import org.computevoucher.issuance.grant.Granting.Turn;
import org.computevoucher.issuance.pot.FiscalYearRule;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.issuance.programme.Rate;
import org.computevoucher.issuance.validity.ValidityRules;
import org.computevoucher.issuance.validity.VoucherDays;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherTerms;
import org.computevoucher.platform.refusal.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Issues vouchers without an application. The office names the terms, and they have to be those
 * that the rules in force give: it may choose a shorter validity, and nothing else. The documents
 * are the office's own matter.
 */
final class IssueDesk {

    private final Granting granting;

    IssueDesk(Configuration configuration) {
        this.granting = new Granting(configuration);
    }

    /** Issues the voucher if every rule agrees, or refuses by the first that does not. */
    @CommandHandler
    Outcome<VoucherIssued> issue(IssueVoucher command) {
        VoucherTerms terms = command.terms();
        granting.enter(command.programme());
        return UnifiedSocialCreditCode.check(terms.enterprise())
                .then(code -> FiscalYearRule.check(PotId.of(terms.pot()), command.at()))
                .then(
                        pot ->
                                granting.refusalOfClosed(terms.pot())
                                        .<Outcome<PotId>>map(Outcome::refused)
                                        .orElseGet(() -> Outcome.accepted(pot)))
                .then(pot -> ValidityRules.check(terms.days(), command.at()))
                .then(validity -> granted(command));
    }

    private Outcome<VoucherIssued> granted(IssueVoucher command) {
        VoucherTerms terms = command.terms();
        Ask ask =
                new Ask(
                        terms.pot(),
                        terms.enterprise(),
                        terms.faceFen(),
                        command.place(),
                        Set.of(),
                        command.at());
        Assessment assessment =
                granting.assess(ask, Turn.IN_THE_QUEUE, command.at()).without(Stage.INFORMATION);
        return assessment
                .with(differences(terms, assessment.offer()))
                .outcome()
                .map(
                        offer ->
                                granting.issue(
                                        ask,
                                        offer,
                                        terms.days(),
                                        command.ids(),
                                        null,
                                        command.at()));
    }

    private static List<Finding> differences(VoucherTerms asked, @Nullable Offer offer) {
        if (offer == null) {
            return List.of();
        }
        Rate rate = offer.rate();
        VoucherDays days = asked.days();
        VoucherDays offered = offer.days();
        return Stream.of(
                        rate == null
                                ? Optional.<Finding>empty()
                                : same(
                                        "rateBasisPoints",
                                        asked.rateBasisPoints(),
                                        rate.rateBasisPoints()),
                        same("graceDays", days.graceDays(), offered.graceDays()),
                        same("payee", asked.payee(), offer.version().rules().payee()),
                        days.firstDay().isBefore(offered.firstDay())
                                ? differs("validFrom", days.firstDay(), offered.firstDay())
                                : Optional.<Finding>empty(),
                        days.lastDay().isAfter(offered.lastDay())
                                ? differs("validTo", days.lastDay(), offered.lastDay())
                                : Optional.<Finding>empty())
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Finding> same(String field, Object asked, Object offered) {
        return asked.equals(offered) ? Optional.empty() : differs(field, asked, offered);
    }

    private static Optional<Finding> differs(String field, Object asked, Object offered) {
        return Optional.of(
                new Finding(
                        Stage.ELIGIBILITY,
                        new TermsNotOfProgramme(field, asked.toString(), offered.toString())));
    }
}
