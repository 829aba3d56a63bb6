package org.computevoucher.platform.web;

import java.util.List;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.intake.DeadLetters;
import org.computevoucher.platform.intake.Intake;
import org.computevoucher.platform.request.AnsweredRequests;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** What every service's HTTP has in common. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
public class WebEdges implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestKeyArgument());
    }

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }

    @Bean
    KeyedAnswers keyedAnswers(Commands commands, AnsweredRequests answered, JsonMapper json) {
        return new KeyedAnswers(commands, answered, json);
    }

    @Bean
    DeadLetterController deadLetterController(
            DeadLetters deadLetters, Intake intake, KeyedAnswers answers) {
        return new DeadLetterController(deadLetters, intake, answers);
    }
}
