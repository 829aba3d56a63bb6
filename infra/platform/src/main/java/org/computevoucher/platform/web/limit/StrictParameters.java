package org.computevoucher.platform.web.limit;

import java.beans.PropertyEditorSupport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.computevoucher.platform.web.json.Rfc3339;
import org.computevoucher.platform.web.json.Scalars;
import org.computevoucher.platform.web.json.Words;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Reads parameters and path variables as strictly as bodies: Spring's own parsers take "0x10" for a
 * number, "on" for true and "1-1-1-1-1" for a UUID. Editors and not converters, because Spring
 * falls back to its own editors where a converter refuses.
 */
@RestControllerAdvice
public final class StrictParameters {

    @InitBinder
    void strict(WebDataBinder binder) {
        add(binder, Long.class, Scalars::number);
        add(binder, long.class, Scalars::number);
        add(binder, Integer.class, StrictParameters::integer);
        add(binder, int.class, StrictParameters::integer);
        add(binder, Boolean.class, Scalars::truth);
        add(binder, boolean.class, Scalars::truth);
        add(binder, UUID.class, Scalars::uuid);
        add(binder, LocalDate.class, Rfc3339::date);
        add(binder, Instant.class, Rfc3339::instant);
        add(binder, OffsetDateTime.class, Rfc3339::time);
    }

    private static Optional<Integer> integer(String text) {
        return Scalars.number(text)
                .filter(number -> number == number.intValue())
                .map(Long::intValue);
    }

    private static void add(
            WebDataBinder binder, Class<?> type, Function<String, ? extends Optional<?>> parser) {
        binder.registerCustomEditor(type, new Strict(type, parser));
    }

    private static final class Strict extends PropertyEditorSupport {

        private final Class<?> type;
        private final Function<String, ? extends Optional<?>> parser;

        Strict(Class<?> type, Function<String, ? extends Optional<?>> parser) {
            this.type = type;
            this.parser = parser;
        }

        @Override
        public void setAsText(String text) {
            Optional<?> value = parser.apply(text);
            setValue(value.orElseThrow(() -> new IllegalArgumentException(Words.of(type))));
        }
    }
}
