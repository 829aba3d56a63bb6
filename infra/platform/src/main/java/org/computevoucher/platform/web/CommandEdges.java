package org.computevoucher.platform.web;

import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.intake.DeadLetters;
import org.computevoucher.platform.intake.Intake;
import org.computevoucher.platform.rebuild.RebuildRunner;
import org.computevoucher.platform.rebuild.Rebuilds;
import org.computevoucher.platform.request.AnsweredRequests;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** What the HTTP of every service that has commands has in common. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
public class CommandEdges {

    @Bean
    KeyedAnswers keyedAnswers(Commands commands, AnsweredRequests answered, JsonMapper json) {
        return new KeyedAnswers(commands, answered, json);
    }

    @Bean
    DeadLetterController deadLetterController(
            DeadLetters deadLetters, Intake intake, KeyedAnswers answers) {
        return new DeadLetterController(deadLetters, intake, answers);
    }

    @Bean
    RebuildController rebuildController(
            Rebuilds rebuilds, RebuildRunner runner, KeyedAnswers answers, Ids ids) {
        return new RebuildController(rebuilds, runner, answers, ids);
    }
}
