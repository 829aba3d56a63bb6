package org.computevoucher.platform.openapi;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The document at {@code /v3/api-docs} of every service. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
public class OpenApiSetup implements WebMvcConfigurer {

    /** Of the HTTP interface, as its paths say it; a change that breaks callers makes a /v2. */
    private static final String API_VERSION = "v1";

    private final ApiTexts texts = ApiTexts.load();

    /**
     * springdoc brings a YAML mapper, and Spring would at once read and write bodies with it: past
     * the strict JSON mapper, so that a misspelled field of a money message would be ignored.
     */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(
                all ->
                        all.removeIf(
                                one ->
                                        one.getSupportedMediaTypes()
                                                .contains(MediaType.APPLICATION_YAML)));
    }

    @Bean
    OpenAPI openApi(@Value("${spring.application.name:service}") String service) {
        return new OpenAPI()
                .info(
                        new Info()
                                .title(texts.title(service))
                                .version(API_VERSION)
                                .description(texts.description()))
                // relative: the document must not depend on where it was generated
                .servers(List.of(new Server().url("/")));
    }

    @Bean
    GlobalOpenApiCustomizer houseRules(ObjectProvider<OperationScopes> scopes) {
        return new HouseRules(texts, scopes.getIfAvailable(() -> (method, path) -> List.of()));
    }

    @Bean
    ModelConverter recordsAsTheyAre() {
        return new RecordSchemas();
    }

    /**
     * Arguments that say nothing about where in the request they stand are given by the platform
     * (who calls, under which key), so they are no parameters.
     */
    @Bean
    SmartInitializingSingleton argumentsGivenByThePlatform(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        return () ->
                mapping.getHandlerMethods()
                        .values()
                        .forEach(
                                handler -> {
                                    for (MethodParameter argument : handler.getMethodParameters()) {
                                        if (isOurs(argument) && !isFromTheRequest(argument)) {
                                            SpringDocUtils.getConfig()
                                                    .addRequestWrapperToIgnore(
                                                            argument.getParameterType());
                                        }
                                    }
                                });
    }

    /** Types of ours alone: what springdoc ignores, it ignores in every method. */
    private static boolean isOurs(MethodParameter argument) {
        return argument.getParameterType().getPackageName().startsWith("org.computevoucher.");
    }

    private static boolean isFromTheRequest(MethodParameter argument) {
        return argument.hasParameterAnnotation(PathVariable.class)
                || argument.hasParameterAnnotation(RequestParam.class)
                || argument.hasParameterAnnotation(RequestBody.class)
                || argument.hasParameterAnnotation(RequestHeader.class);
    }
}
