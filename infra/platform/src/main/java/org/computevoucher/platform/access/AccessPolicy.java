package org.computevoucher.platform.access;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/**
 * Who may do what with a service: a row for every endpoint. An endpoint without a row is closed to
 * everybody, and a service that has one does not start.
 */
public final class AccessPolicy {

    /**
     * An endpoint, by its method and its pattern as it is mapped. {@code GET} includes {@code
     * HEAD}.
     */
    record Endpoint(HttpMethod method, String pattern) {

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    /** A scope that opens an endpoint, and how far. */
    record Grant(Scope scope, Reach reach) {}

    /** One endpoint and who may use it. */
    public static final class Row {

        private final Endpoint endpoint;
        private final boolean forEveryCaller;
        private final List<Grant> grants;

        private Row(Endpoint endpoint, boolean forEveryCaller, List<Grant> grants) {
            this.endpoint = endpoint;
            this.forEveryCaller = forEveryCaller;
            this.grants = grants;
        }

        /** Also by who has this scope, as far as this reach. */
        public Row by(Scope scope, Reach reach) {
            return new Row(
                    endpoint,
                    forEveryCaller,
                    Stream.concat(grants.stream(), Stream.of(new Grant(scope, reach))).toList());
        }

        /** By whoever has a valid token: what is nobody's in particular. */
        public Row byEveryCaller() {
            return new Row(endpoint, true, grants);
        }

        Endpoint endpoint() {
            return endpoint;
        }

        /** Whether what a caller may touch depends on what its token is bound to. */
        boolean isBound() {
            return grants.stream().anyMatch(grant -> grant.reach() != Reach.EVERYTHING);
        }

        /** The scopes that open it, for who has none of them. */
        Set<String> scopes() {
            return grants.stream()
                    .map(grant -> grant.scope().text())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** What the caller may touch here, or nothing where it may not come in. */
        Optional<Mandate> mandateOf(Caller caller) {
            EnumSet<Reach> reaches = EnumSet.noneOf(Reach.class);
            grants.stream()
                    .filter(grant -> caller.has(grant.scope()))
                    .forEach(grant -> reaches.add(grant.reach()));
            return reaches.isEmpty() && !forEveryCaller
                    ? Optional.empty()
                    : Optional.of(Mandate.of(caller, reaches));
        }
    }

    private final Map<Endpoint, Row> rows = new LinkedHashMap<>();

    private AccessPolicy() {}

    /**
     * @throws IllegalArgumentException if an endpoint has two rows
     */
    public static AccessPolicy of(Row... rows) {
        AccessPolicy policy = new AccessPolicy();
        Stream.of(rows).forEach(policy::add);
        return policy;
    }

    public static Row get(String pattern) {
        return new Row(new Endpoint(HttpMethod.GET, pattern), false, List.of());
    }

    public static Row post(String pattern) {
        return new Row(new Endpoint(HttpMethod.POST, pattern), false, List.of());
    }

    /** These rows and those of another policy. */
    AccessPolicy and(AccessPolicy other) {
        AccessPolicy both = new AccessPolicy();
        rows.values().forEach(both::add);
        other.rows.values().forEach(both::add);
        return both;
    }

    Optional<Row> row(HttpMethod method, String pattern) {
        HttpMethod asMapped = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        return Optional.ofNullable(rows.get(new Endpoint(asMapped, pattern)));
    }

    Set<Endpoint> endpoints() {
        return rows.keySet();
    }

    private void add(Row row) {
        if (rows.putIfAbsent(row.endpoint(), row) != null) {
            throw new IllegalArgumentException("two rows for " + row.endpoint());
        }
    }
}
