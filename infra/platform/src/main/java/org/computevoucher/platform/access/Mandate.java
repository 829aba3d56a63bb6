package org.computevoucher.platform.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one caller may touch with one request: what its token is bound to, as far as the endpoint's
 * row lets its scopes reach. A controller asks it before it does or tells anything.
 *
 * @param everything nothing is out of reach
 * @param regions of these regions
 * @param enterprise of this enterprise
 * @param dataCentre of this data centre
 */
public record Mandate(
        boolean everything,
        Set<String> regions,
        @Nullable String enterprise,
        @Nullable String dataCentre) {

    /** The mandate that these reaches give to this caller. */
    static Mandate of(Caller caller, Collection<Reach> reaches) {
        boolean everything = false;
        Set<String> regions = new HashSet<>();
        String enterprise = null;
        String dataCentre = null;
        for (Reach reach : reaches) {
            switch (reach) {
                case EVERYTHING -> everything = true;
                case OWN_REGIONS -> regions.addAll(caller.regions());
                case OWN_ENTERPRISE -> enterprise = caller.enterprise();
                case OWN_DATA_CENTRE -> dataCentre = caller.dataCentre();
            }
        }
        return new Mandate(everything, Set.copyOf(regions), enterprise, dataCentre);
    }

    /** Whether a thing may be touched or seen: one of its owners is one of this mandate's. */
    public boolean covers(Owner owner) {
        return everything
                || (owner.region() != null && regions.contains(owner.region()))
                || (owner.enterprise() != null && owner.enterprise().equals(enterprise))
                || (owner.dataCentre() != null && owner.dataCentre().equals(dataCentre));
    }

    /**
     * For what the caller names itself.
     *
     * @throws OutsideMandate if it names somebody else's, or does not say whose; HTTP 403
     */
    public void require(Owner named) {
        if (!covers(named)) {
            throw new OutsideMandate(boundTo());
        }
    }

    /**
     * For what the caller asks for by its id: somebody else's is the same as not there, so that ids
     * cannot be tried out.
     */
    public <T> Optional<T> visible(Optional<T> found, java.util.function.Function<T, Owner> owner) {
        return found.filter(thing -> covers(owner.apply(thing)));
    }

    /** In words, for the caller itself. */
    private String boundTo() {
        StringBuilder words = new StringBuilder();
        if (!regions.isEmpty()) {
            words.append("regions ").append(String.join(", ", new TreeSet<>(regions)));
        }
        if (enterprise != null) {
            words.append(words.isEmpty() ? "" : "; ").append("enterprise ").append(enterprise);
        }
        if (dataCentre != null) {
            words.append(words.isEmpty() ? "" : "; ").append("data centre ").append(dataCentre);
        }
        return words.isEmpty() ? "nothing" : words.toString();
    }
}
