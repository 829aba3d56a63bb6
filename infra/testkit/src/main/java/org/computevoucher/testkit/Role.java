package org.computevoucher.testkit;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who calls a service, with the scopes that such a caller's token has. */
public enum Role {
    FINANCE("budget:write"),
    OFFICE("programme:write application:decide voucher:write"),
    ENTERPRISE("application:write"),
    DATA_CENTRE("consumption:write"),
    TREASURY("settlement:write"),
    AUDITOR("audit:read"),
    OPERATOR("system:operate");

    private final String scopes;

    Role(String scopes) {
        this.scopes = scopes;
    }

    /** As in a token, parted by spaces. */
    String scopes() {
        return scopes;
    }

    /** All scopes but the auditor's, who may not write. */
    static String everyWritingScope() {
        return Stream.of(values())
                .filter(role -> role != AUDITOR)
                .map(Role::scopes)
                .collect(Collectors.joining(" "));
    }
}
