package org.computevoucher.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LocalPartsIT {

    @Test
    void all_three_parts_run_and_are_the_same_for_every_caller() {
        LocalParts parts = LocalParts.shared();

        assertThat(Stream.of(parts.postgres(), parts.kafka(), parts.registry()))
                .allSatisfy(
                        part -> {
                            assertThat(part.isRunning()).as(part.name()).isTrue();
                            assertThat(part.residentBytes()).as(part.name()).isPositive();
                            assertThat(part.startupTime()).as(part.name()).isPositive();
                        });
        assertThat(LocalParts.shared()).isSameAs(parts);
    }
}
