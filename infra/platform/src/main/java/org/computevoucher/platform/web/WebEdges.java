package org.computevoucher.platform.web;

import jakarta.servlet.Filter;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.computevoucher.platform.web.json.StrictJson;
import org.computevoucher.platform.web.limit.EndpointGate;
import org.computevoucher.platform.web.limit.EntityTags;
import org.computevoucher.platform.web.limit.RequestGate;
import org.computevoucher.platform.web.limit.StrictBody;
import org.computevoucher.platform.web.limit.StrictParameters;
import org.computevoucher.platform.web.problem.ErrorEndpoint;
import org.computevoucher.platform.web.problem.ProblemController;
import org.computevoucher.platform.web.problem.ProblemValve;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** What every service's HTTP has in common. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(WebProperties.class)
public class WebEdges implements WebMvcConfigurer {

    private final WebProperties properties;

    WebEdges(WebProperties properties) {
        this.properties = properties;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestKeyArgument());
        resolvers.add(new StreamedBodyArgument());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new EndpointGate(properties)).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return StrictJson::configure;
    }

    @Bean
    StrictBody strictBody() {
        return new StrictBody();
    }

    @Bean
    StrictParameters strictParameters() {
        return new StrictParameters();
    }

    @Bean
    ProblemAdvice problemAdvice(JsonMapper json) {
        return new ProblemAdvice(json);
    }

    @Bean
    ProblemController problemController() {
        return new ProblemController();
    }

    @Bean
    ErrorEndpoint errorEndpoint() {
        return new ErrorEndpoint();
    }

    @Bean
    FilterRegistrationBean<RequestGate> requestGate() {
        return ordered(new RequestGate(properties), RequestGate.ORDER);
    }

    @Bean
    FilterRegistrationBean<EntityTags> entityTags() {
        return ordered(new EntityTags(), EntityTags.ORDER);
    }

    private static <F extends Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> strictTomcat() {
        return factory -> {
            // a form's fields must not pass for parameters of the query
            factory.addConnectorCustomizers(connector -> connector.setParseBodyMethods(""));
            factory.addContextCustomizers(
                    context -> {
                        if (context.getParent() instanceof StandardHost host) {
                            host.setErrorReportValveClass(ProblemValve.class.getName());
                        }
                    });
        };
    }
}
