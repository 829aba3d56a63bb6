package org.computevoucher.issuance.enterprise;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.issuance.enterprise.EnterpriseEvent.EnterpriseChanged;
import org.computevoucher.issuance.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.computevoucher.issuance.enterprise.EnterpriseRefusal.EnterpriseAlreadyRegistered;
import org.computevoucher.issuance.enterprise.EnterpriseRefusal.EnterpriseNotRegistered;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.refusal.Outcome;

/**
 * Keeps the register. Its methods may also be called by the handler of another command, in the
 * transaction of that one: an import enters many enterprises together with their applications.
 */
public final class EnterpriseDesk {

    private final Repository<Enterprise> enterprises;

    public EnterpriseDesk(Repository<Enterprise> enterprises) {
        this.enterprises = enterprises;
    }

    /** Enters an enterprise that is not in the register. */
    @CommandHandler
    public Outcome<EnterpriseRegistered> register(RegisterEnterprise command) {
        if (Aggregates.find(enterprises, command.enterprise()).isPresent()) {
            return Outcome.refused(new EnterpriseAlreadyRegistered(command.enterprise()));
        }
        return Enterprise.registration(command)
                .map(
                        registered -> {
                            Aggregates.begin(enterprises, () -> new Enterprise(registered));
                            return registered;
                        });
    }

    /** Enters a change of one that is. */
    @CommandHandler
    public Outcome<EnterpriseChanged> change(ChangeEnterprise command) {
        return Aggregates.find(enterprises, command.enterprise())
                .map(found -> found.invoke(enterprise -> enterprise.change(command)))
                .orElseGet(
                        () -> Outcome.refused(new EnterpriseNotRegistered(command.enterprise())));
    }
}
