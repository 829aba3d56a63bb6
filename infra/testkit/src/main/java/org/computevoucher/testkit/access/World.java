package org.computevoucher.testkit.access;

import java.util.Map;
import java.util.Objects;
import org.computevoucher.testkit.Role;

/**
 * The things of one region, one enterprise and one data centre. The table is tried with two of
 * them: what is a caller's own in one is foreign to it in the other.
 *
 * @param ids of what was made in this world, by the names that the requests of the table use
 */
public record World(
        String region, String pot, String enterprise, String dataCentre, Map<String, String> ids) {

    public String id(String name) {
        return Objects.requireNonNull(ids.get(name), name);
    }

    /** What a token of this role is bound to in this world. */
    String[] bindingOf(Role role) {
        return switch (role) {
            case FINANCE, OFFICE, TREASURY -> new String[] {region};
            case ENTERPRISE -> new String[] {enterprise};
            case DATA_CENTRE -> new String[] {dataCentre};
            case AUDITOR, OPERATOR -> new String[0];
        };
    }
}
