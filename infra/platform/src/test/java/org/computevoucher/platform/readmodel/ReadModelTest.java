package org.computevoucher.platform.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.computevoucher.platform.service.ServiceDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ReadModelTest {

    private static final JdbcTemplate JDBC = new JdbcTemplate();

    @Test
    void a_table_is_written_by_one_read_model_and_a_processor_by_one_definition() {
        ServiceDefinition service =
                ServiceDefinition.named("s")
                        .eventHandler("automation", axon -> "handler")
                        .readModel(JDBC, ReadModel.named("pots", "pot", "pot_day"));

        assertThat(service.readModels().keySet()).containsExactly("pots");
        assertThatThrownBy(() -> service.readModel(JDBC, ReadModel.named("days", "pot_day", "day")))
                .hasMessage("pots and days write the same table");
        assertThatThrownBy(() -> service.readModel(JDBC, ReadModel.named("automation", "other")))
                .hasMessage("automation is defined twice");
        assertThatThrownBy(() -> service.readModel(JDBC, ReadModel.named("pots", "other")))
                .hasMessage("pots is defined twice");
    }

    @Test
    void names_go_into_statements_so_they_are_plain() {
        assertThatThrownBy(() -> ReadModel.named("pots", "pot; DROP TABLE pot"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReadModel.named("Pots", "pot"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_said_of_a_table_is_said_of_one_of_its_own() {
        ReadModel pots =
                ReadModel.named("pots", "pot", "pot_day").notComparing("pot", "number", "why");

        assertThat(pots.notComparedOf("pot")).containsExactly("number");
        assertThat(pots.notComparedOf("pot_day")).isEmpty();
        assertThatThrownBy(() -> pots.indexingAfterLoad("voucher"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pots.notComparing("voucher", "number", "why"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
