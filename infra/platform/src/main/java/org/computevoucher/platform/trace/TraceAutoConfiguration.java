package org.computevoucher.platform.trace;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Traces at the edge of a service: its requests and their answers. */
@AutoConfiguration
@ConditionalOnWebApplication
@ConditionalOnBean(ServiceDefinition.class)
public class TraceAutoConfiguration {

    /** Nothing may stand before it, for nothing may answer without it. */
    public static final int FILTER_ORDER = Ordered.HIGHEST_PRECEDENCE;

    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter() {
        FilterRegistrationBean<TraceFilter> filter =
                new FilterRegistrationBean<>(new TraceFilter());
        filter.setOrder(FILTER_ORDER);
        filter.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        return filter;
    }

    @Bean
    CorrelatedProblems correlatedProblems() {
        return new CorrelatedProblems();
    }
}
