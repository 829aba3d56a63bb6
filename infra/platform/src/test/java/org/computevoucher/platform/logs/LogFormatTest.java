package org.computevoucher.platform.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class LogFormatTest {

    private static StandardEnvironment after(boolean terminal, Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("set", settings));
        new LogFormat(() -> terminal).postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    private static @Nullable String format(boolean terminal, Map<String, Object> settings) {
        return after(terminal, settings).getProperty(LogFormat.FORMAT);
    }

    @Test
    void people_at_a_terminal_get_text_and_everybody_else_json() {
        assertThat(format(true, Map.of())).isNull();
        assertThat(format(false, Map.of())).isEqualTo("ecs");
    }

    @Test
    void a_setting_wins_and_nothing_means_text() {
        assertThat(format(true, Map.of(LogFormat.FORMAT, "logstash"))).isEqualTo("logstash");
        assertThat(format(false, Map.of(LogFormat.FORMAT, "logstash"))).isEqualTo("logstash");
        assertThat(format(false, Map.of(LogFormat.FORMAT, ""))).isEmpty();
    }

    @Test
    void json_has_no_banner_in_it_unless_somebody_wants_one() {
        assertThat(after(false, Map.of()).getProperty(LogFormat.BANNER)).isEqualTo("off");
        assertThat(after(true, Map.of()).getProperty(LogFormat.BANNER)).isNull();
        assertThat(after(true, Map.of(LogFormat.FORMAT, "ecs")).getProperty(LogFormat.BANNER))
                .isEqualTo("off");
        assertThat(after(false, Map.of(LogFormat.BANNER, "log")).getProperty(LogFormat.BANNER))
                .isEqualTo("log");
    }
}
