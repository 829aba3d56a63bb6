package org.computevoucher.issuer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who calls the services: each role is one client, with all of its scopes and one binding. */
enum Role {
    FINANCE(BoundTo.REGIONS, "budget:write"),
    OFFICE(BoundTo.REGIONS, "programme:write application:decide voucher:write"),
    ENTERPRISE(BoundTo.ENTERPRISE, "application:write"),
    DATA_CENTRE(BoundTo.DATA_CENTRE, "consumption:write"),
    TREASURY(BoundTo.REGIONS, "settlement:write"),
    AUDITOR(BoundTo.NOTHING, "audit:read"),
    OPERATOR(BoundTo.NOTHING, "system:operate");

    private final BoundTo boundTo;
    private final String scopes;

    Role(BoundTo boundTo, String scopes) {
        this.boundTo = boundTo;
        this.scopes = scopes;
    }

    /** The client id, as in {@code data-centre}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    BoundTo boundTo() {
        return boundTo;
    }

    List<String> scopes() {
        return List.of(scopes.split(" ", -1));
    }

    static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
