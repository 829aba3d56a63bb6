package org.computevoucher.platform.logs;

import java.io.Console;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Chooses the form of the logs before the first line: text for people at a terminal, else one JSON
 * object a line for what collects them. Whoever sets {@value #FORMAT} has chosen; set to nothing it
 * means text.
 *
 * <p>The JSON is Elastic's Common Schema: it has the service's name, which Logstash's form lacks,
 * and its field names are those that the logger {@code security} gives its values.
 */
final class LogFormat implements EnvironmentPostProcessor, Ordered {

    static final String FORMAT = "logging.structured.format.console";
    static final String BANNER = "spring.main.banner-mode";
    static final String STACK_TRACE_LIMIT = "logging.structured.json.stacktrace.max-length";

    /**
     * The longest stack trace in a line, in characters: collectors cut lines at 16 KiB, and what is
     * cut is no JSON any more.
     */
    private static final int MAX_STACK_TRACE = 10_000;

    private final BooleanSupplier peopleAreReading;

    /** Used by Spring Boot, which finds it in {@code META-INF/spring.factories}. */
    LogFormat() {
        this(LogFormat::isTerminal);
    }

    LogFormat(BooleanSupplier peopleAreReading) {
        this.peopleAreReading = peopleAreReading;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        String chosen = environment.getProperty(FORMAT);
        String format = chosen != null ? chosen : byReader();
        if (!StringUtils.hasText(format)) {
            return;
        }
        Map<String, Object> defaults = new HashMap<>();
        defaults.put(FORMAT, format);
        defaults.put(STACK_TRACE_LIMIT, MAX_STACK_TRACE);
        defaults.put(BANNER, "off");
        // last, so that everything that was set wins
        environment.getPropertySources().addLast(new MapPropertySource("log format", defaults));
    }

    private String byReader() {
        return peopleAreReading.getAsBoolean() ? "" : "ecs";
    }

    /** From JDK 25 on there is again no console where input or output is none (JDK-8351435). */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** After everything that brings settings. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
