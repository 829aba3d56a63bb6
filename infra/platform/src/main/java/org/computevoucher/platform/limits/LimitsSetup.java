package org.computevoucher.platform.limits;

import io.github.bucket4j.TimeMeter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Limits at the edge of a service: requests at once, and requests of one client. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(LimitProperties.class)
public class LimitsSetup {

    @Bean
    FilterRegistrationBean<InFlightFilter> inFlightFilter(LimitProperties limits) {
        FilterRegistrationBean<InFlightFilter> filter =
                new FilterRegistrationBean<>(new InFlightFilter(limits.inFlight()));
        filter.setOrder(InFlightFilter.ORDER);
        return filter;
    }

    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimitFilter(LimitProperties limits) {
        FilterRegistrationBean<RateLimitFilter> filter =
                new FilterRegistrationBean<>(
                        new RateLimitFilter(new ClientBudgets(limits, TimeMeter.SYSTEM_NANOTIME)));
        filter.setOrder(RateLimitFilter.ORDER);
        return filter;
    }
}
