package org.computevoucher.issuance.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.issuance.application.ApplicationCommand.SubmitApplication;
import org.computevoucher.issuance.application.ApplicationDesk;
import org.computevoucher.issuance.application.ApplicationState;
import org.computevoucher.issuance.enterprise.ChangeEnterprise;
import org.computevoucher.issuance.enterprise.Enterprise;
import org.computevoucher.issuance.enterprise.EnterpriseDesk;
import org.computevoucher.issuance.enterprise.EnterpriseEvent;
import org.computevoucher.issuance.enterprise.RegisterEnterprise;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.grant.Granting;
import org.computevoucher.issuance.imports.LineRefusal.EnterpriseOfAnotherRegion;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.issuance.validity.ShanghaiTime;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.computevoucher.platform.refusal.Refusal;

/**
 * Takes lines of tables in. A line is done wholly or not at all, and its application is found by
 * its reference again: so a line can be taken in twice, and the second time nothing happens.
 */
final class ImportDesk {

    private final Repository<Enterprise> register;
    private final EnterpriseDesk enterprises;
    private final ApplicationDesk applications;
    private final Granting granting;

    ImportDesk(Configuration configuration) {
        this.register = configuration.repository(Enterprise.class);
        this.enterprises = new EnterpriseDesk(register);
        this.applications = new ApplicationDesk(configuration);
        this.granting = new Granting(configuration);
    }

    /**
     * What the application got, now or before. Where it was there before, the register stays as it
     * is: the office may have changed it since. An application that this very line has brought was
     * not there before: nobody heard of it, because the service broke off in between.
     */
    @CommandHandler
    Outcome<TakenLine> take(TakeLine command) {
        SubmitApplication application = command.application();
        Optional<Outcome<ApplicationState>> before = applications.before(application);
        if (before.isPresent()) {
            boolean own = applications.isFrom(application.applicationId(), command.origin());
            return before.get().map(state -> new TakenLine(state, !own));
        }
        PotId pot = PotId.of(command.pot());
        // before anything is entered: what is entered stays
        Optional<Refusal> closed = granting.refusalOfApplying(pot, command.at());
        return closed.isPresent()
                ? Outcome.refused(closed.get())
                : standing(command, pot).map(standing -> submitted(application));
    }

    /**
     * @throws IllegalStateException if it is refused after all: a bug, and nothing is kept
     */
    private TakenLine submitted(SubmitApplication application) {
        return switch (applications.submit(application)) {
            case Outcome.Accepted<ApplicationState>(ApplicationState state) ->
                    new TakenLine(state, false);
            case Refused<ApplicationState>(Refusal refusal) ->
                    throw new IllegalStateException(
                            "what was found admissible is refused: " + refusal.detail());
        };
    }

    /** How the enterprise stands in the register, once it says what the line says. */
    private Outcome<Standing> standing(TakeLine command, PotId pot) {
        TableLine.Entry entry = command.entry();
        Optional<Aggregate<Enterprise>> found = Aggregates.find(register, entry.enterprise());
        if (found.isEmpty()) {
            return entry.standing().region().equals(pot.region())
                    ? enterprises.register(registration(command)).map(EnterpriseEvent::standing)
                    : Outcome.refused(otherRegion(entry, entry.standing().region(), pot));
        }
        Optional<Standing> now = found.get().invoke(there -> there.standingAt(command.at()));
        Standing said = said(entry.standing(), now);
        if (now.filter(said::equals).isPresent()) {
            return Outcome.accepted(said);
        }
        String region = now.map(Standing::region).orElse(pot.region());
        if (!region.equals(pot.region()) || !said.region().equals(region)) {
            return Outcome.refused(otherRegion(entry, region, pot));
        }
        return enterprises.change(change(command, said, region)).map(EnterpriseEvent::standing);
    }

    /** A line without a group says nothing of it; it does not take the enterprise out of one. */
    private static Standing said(Standing line, Optional<Standing> now) {
        return line.affiliateGroup() != null || now.isEmpty()
                ? line
                : new Standing(line.enterpriseClass(), line.region(), now.get().affiliateGroup());
    }

    private static RegisterEnterprise registration(TakeLine command) {
        return new RegisterEnterprise(
                command.entry().enterprise(),
                command.entryId(),
                command.entry().standing(),
                dayOf(command.at()),
                command.at());
    }

    private static ChangeEnterprise change(TakeLine command, Standing said, String region) {
        return new ChangeEnterprise(
                command.entry().enterprise(),
                command.entryId(),
                said,
                dayOf(command.at()),
                Set.of(region),
                command.at());
    }

    private static EnterpriseOfAnotherRegion otherRegion(
            TableLine.Entry entry, String region, PotId pot) {
        return new EnterpriseOfAnotherRegion(entry.enterprise(), region, pot.region());
    }

    private static LocalDate dayOf(Instant at) {
        return ShanghaiTime.dayOf(at);
    }
}
