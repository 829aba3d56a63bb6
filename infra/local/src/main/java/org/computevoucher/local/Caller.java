package org.computevoucher.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody who calls the services: a role, and what its token is bound to. The issuer knows which
 * scopes a role has; who asks need not.
 *
 * @param binding regions, one enterprise or one data centre; empty for a role that is bound to
 *     nothing, and for one of regions that speaks for every seed region
 * @param person which of those who have the role, as in {@code li}; empty where it does not matter
 */
public record Caller(Role role, List<String> binding, String person) {

    /** The clients of the local issuer. */
    public enum Role {
        FINANCE("region"),
        OFFICE("region"),
        ENTERPRISE("enterprise"),
        DATA_CENTRE("data_centre"),
        TREASURY("region"),
        AUDITOR(""),
        OPERATOR("");

        private final String parameter;

        Role(String parameter) {
            this.parameter = parameter;
        }

        /** What people and the issuer call it, as in {@code data-centre}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The form parameter that names its binding, where it has one. */
        Optional<String> parameter() {
            return parameter.isEmpty() ? Optional.empty() : Optional.of(parameter);
        }

        /** The role of this name, if there is one. */
        public static Optional<Role> of(String id) {
            return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
        }

        /** All of them, as in {@code finance, office, …}. */
        public static String all() {
            return Stream.of(values()).map(Role::id).collect(Collectors.joining(", "));
        }
    }

    public Caller {
        binding = List.copyOf(binding);
    }

    /** One of those who have the role, whoever it is. */
    public Caller(Role role, List<String> binding) {
        this(role, binding, "");
    }

    /** The same role, as this person: what one opens, only another may approve. */
    public Caller as(String who) {
        return new Caller(role, binding, who);
    }

    public static Caller finance(String... regions) {
        return new Caller(Role.FINANCE, List.of(regions));
    }

    public static Caller office(String... regions) {
        return new Caller(Role.OFFICE, List.of(regions));
    }

    public static Caller enterprise(String creditCode) {
        return new Caller(Role.ENTERPRISE, List.of(creditCode));
    }

    public static Caller dataCentre(String name) {
        return new Caller(Role.DATA_CENTRE, List.of(name));
    }

    public static Caller treasury(String... regions) {
        return new Caller(Role.TREASURY, List.of(regions));
    }

    public static Caller auditor() {
        return new Caller(Role.AUDITOR, List.of());
    }

    public static Caller operator() {
        return new Caller(Role.OPERATOR, List.of());
    }

    @Override
    public String toString() {
        return (binding.isEmpty() ? role.id() : role.id() + ":" + String.join(",", binding))
                + (person.isEmpty() ? "" : "/" + person);
    }
}
