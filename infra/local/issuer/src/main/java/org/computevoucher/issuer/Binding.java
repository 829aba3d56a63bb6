package org.computevoucher.issuer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/**
 * Whom or what one token speaks for, and which person, as its request names them.
 *
 * <p>That a caller names its own binding is a convenience of this issuer of one machine, where one
 * person plays all roles. A real issuer knows from its own records which regions, enterprise or
 * data centre a client stands for, and takes no caller's word for it.
 *
 * @param values sorted and each once, so that the same binding always makes the same subject; empty
 *     for a role that is bound to nothing
 * @param person where several persons have the role, which one; empty where nobody said
 */
record Binding(Role role, List<String> values, String person) {

    /** The parameter that names the person: what one opens, only another may approve. */
    static final String PERSON = "person";

    /** Their names make up the subject, of which the services take 255 characters. */
    private static final int MOST_REGIONS = 32;

    private static final Pattern PERSON_SYNTAX = Pattern.compile("[a-z][a-z0-9-]{0,15}");

    private static final int LONGEST_ECHO = 40;

    Binding {
        values = List.copyOf(values);
    }

    /** A request that names no binding, or a wrong one; the message says what would be right. */
    static final class RefusedException extends RuntimeException {
        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * The binding that a token request names.
     *
     * @param form the request's parameters
     * @param seedRegions what a role of regions gets that names none; may be empty
     * @throws RefusedException if the role needs one and none is named, or the other way round, or
     *     it is not written as it should be
     */
    static Binding of(Role role, MultiValueMap<String, String> form, List<String> seedRegions) {
        for (BoundTo other : BoundTo.values()) {
            if (other != role.boundTo() && form.containsKey(other.parameter())) {
                throw new RefusedException(
                        "role "
                                + role.id()
                                + (role.boundTo() == BoundTo.NOTHING
                                        ? " is bound to nothing: leave out "
                                        : " takes " + role.boundTo().parameter() + " and not ")
                                + other.parameter());
            }
        }
        List<String> values =
                switch (role.boundTo()) {
                    case NOTHING -> List.of();
                    case REGIONS -> regions(role, values(role, form), seedRegions);
                    case ENTERPRISE, DATA_CENTRE -> one(role, values(role, form));
                };
        return new Binding(role, values, person(form));
    }

    private static List<String> values(Role role, MultiValueMap<String, String> form) {
        return Optional.ofNullable(form.get(role.boundTo().parameter())).orElse(List.of()).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .sorted()
                .distinct()
                .toList();
    }

    private static List<String> regions(Role role, List<String> named, List<String> seedRegions) {
        if (named.size() > MOST_REGIONS) {
            throw new RefusedException(
                    "a token takes at most " + MOST_REGIONS + " regions, not " + named.size());
        }
        named.forEach(region -> check(role.boundTo(), region));
        if (named.isEmpty() && seedRegions.isEmpty()) {
            throw new RefusedException(
                    "role " + role.id() + " needs a region, as in " + role.boundTo().example());
        }
        return named.isEmpty() ? seedRegions.stream().sorted().toList() : named;
    }

    private static List<String> one(Role role, List<String> named) {
        if (named.size() != 1) {
            throw new RefusedException(
                    "role "
                            + role.id()
                            + " needs one "
                            + role.boundTo().parameter()
                            + ", as in "
                            + role.boundTo().example()
                            + (named.isEmpty() ? "" : ": " + named.size() + " were named"));
        }
        check(role.boundTo(), named.getFirst());
        return named;
    }

    private static String person(MultiValueMap<String, String> form) {
        List<String> named = form.getOrDefault(PERSON, List.of(""));
        String person = named.getFirst();
        if (named.size() > 1 || !(person.isEmpty() || PERSON_SYNTAX.matcher(person).matches())) {
            throw new RefusedException(
                    "a token is of one person, written as up to 16 small letters, digits or hyphens, as in person=li; not "
                            + printable(String.join(",", named)));
        }
        return person;
    }

    private static void check(BoundTo boundTo, String value) {
        if (!boundTo.accepts(value)) {
            throw new RefusedException(boundTo.rule() + "; not " + printable(value));
        }
    }

    /** RFC 6749, section 5.2: a description is printable ASCII without quotes and backslashes. */
    private static String printable(String value) {
        String safe = value.replaceAll("[^ !#-\\[\\]-~]", "?");
        return safe.length() > LONGEST_ECHO ? safe.substring(0, LONGEST_ECHO) + "..." : safe;
    }

    /** The caller's name, as in {@code data-centre:DC-NB-01} or {@code treasury:330200/li}. */
    String subject() {
        return (values.isEmpty() ? role.id() : role.id() + ":" + String.join(",", values))
                + (person.isEmpty() ? "" : "/" + person);
    }

    /** The claim's value: one for a single enterprise or data centre, a list of regions. */
    Optional<Object> claim() {
        return switch (role.boundTo()) {
            case NOTHING -> Optional.empty();
            case REGIONS -> Optional.of(values);
            case ENTERPRISE, DATA_CENTRE -> Optional.of(values.getFirst());
        };
    }
}
