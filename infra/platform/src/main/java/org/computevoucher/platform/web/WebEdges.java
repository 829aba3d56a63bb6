package org.computevoucher.platform.web;

import org.computevoucher.platform.intake.DeadLetters;
import org.computevoucher.platform.intake.Intake;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What every service's HTTP has in common. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
public class WebEdges implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new IdempotencyKeyConverter());
    }

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }

    @Bean
    DeadLetterController deadLetterController(DeadLetters deadLetters, Intake intake) {
        return new DeadLetterController(deadLetters, intake);
    }
}
