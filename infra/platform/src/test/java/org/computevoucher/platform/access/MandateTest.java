package org.computevoucher.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller bound to two regions, an enterprise and a data centre may touch. */
class MandateTest {

    private static final Caller CALLER =
            new Caller("caller", Set.of(), Set.of("310000", "330200"), "E-1", "DC-1");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            textBlock =
                    """
                    # reaches                      | region | enterprise | data centre | covered
                    EVERYTHING                     | 440300 | E-2        | DC-2        | true
                    EVERYTHING                     | -      | -          | -           | true
                    OWN_REGIONS                    | 310000 | -          | -           | true
                    OWN_REGIONS                    | 330200 | E-2        | DC-2        | true
                    OWN_REGIONS                    | 440300 | E-1        | DC-1        | false
                    OWN_REGIONS                    | 31000  | -          | -           | false
                    OWN_REGIONS                    | -      | -          | -           | false
                    OWN_ENTERPRISE                 | 310000 | E-1        | DC-1        | true
                    OWN_ENTERPRISE                 | 310000 | E-2        | DC-1        | false
                    OWN_ENTERPRISE                 | 310000 | -          | -           | false
                    OWN_DATA_CENTRE                | 440300 | E-2        | DC-1        | true
                    OWN_DATA_CENTRE                | 310000 | E-1        | dc-1        | false
                    OWN_DATA_CENTRE,OWN_ENTERPRISE | 440300 | E-1        | DC-2        | true
                    OWN_DATA_CENTRE,OWN_ENTERPRISE | 310000 | E-2        | DC-2        | false
                    """)
    void covers_what_one_of_its_reaches_owns(
            String reaches,
            @Nullable String region,
            @Nullable String enterprise,
            @Nullable String dataCentre,
            boolean covered) {
        Mandate mandate =
                Mandate.of(
                        CALLER,
                        Arrays.stream(reaches.split(",", -1))
                                .map(Reach::valueOf)
                                .collect(
                                        Collectors.toCollection(
                                                () -> EnumSet.noneOf(Reach.class))));
        Owner owner = new Owner(region, enterprise, dataCentre);

        assertThat(mandate.covers(owner)).isEqualTo(covered);
        assertThat(mandate.visible(Optional.of("thing"), thing -> owner).isPresent())
                .isEqualTo(covered);
    }

    @Test
    void a_caller_that_is_bound_to_nothing_touches_nothing() {
        Caller unbound = new Caller("caller", Set.of(), Set.of(), null, null);
        Mandate mandate =
                Mandate.of(
                        unbound,
                        EnumSet.of(Reach.OWN_REGIONS, Reach.OWN_ENTERPRISE, Reach.OWN_DATA_CENTRE));

        assertThat(mandate.covers(new Owner("310000", "E-1", "DC-1"))).isFalse();
        assertThat(mandate.covers(Owner.region(null))).isFalse();
        assertThatThrownBy(() -> mandate.require(Owner.pot("310000-COMPUTE-2026")))
                .isInstanceOf(OutsideMandate.class)
                .hasMessageContaining("bound to nothing");
    }

    @Test
    void who_is_refused_learns_what_it_is_bound_to_and_nothing_else() {
        Mandate mandate = Mandate.of(CALLER, EnumSet.of(Reach.OWN_REGIONS));

        assertThatThrownBy(() -> mandate.require(Owner.pot("440300-COMPUTE-2026")))
                .hasMessage(
                        "Your token is bound to regions 310000, 330200. Name what is yours, or narrow the request to it.");
    }
}
