package org.computevoucher.platform.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Compares the policy with what is mapped, and stops the start where they differ: an endpoint
 * without a row, a row without an endpoint, or a bound row whose controller does not ask for the
 * mandate.
 */
public final class PolicyCoverage implements SmartInitializingSingleton {

    private final AccessPolicy policy;
    private final ListableBeanFactory beans;

    PolicyCoverage(AccessPolicy policy, ListableBeanFactory beans) {
        this.policy = policy;
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<AccessPolicy.Endpoint, HandlerMethod> mapped = mapped();
        List<String> wrong = new ArrayList<>();
        mapped.forEach(
                (endpoint, handler) ->
                        policy.row(endpoint.method(), endpoint.pattern())
                                .ifPresentOrElse(
                                        row -> {
                                            if (row.isBound() && !takesMandate(handler)) {
                                                wrong.add(
                                                        handler.getShortLogMessage()
                                                                + " takes no Mandate, but its row is bound");
                                            }
                                        },
                                        () -> wrong.add("no row for " + endpoint)));
        policy.endpoints().stream()
                .filter(endpoint -> !mapped.containsKey(endpoint))
                .forEach(endpoint -> wrong.add("a row for " + endpoint + ", which is not mapped"));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("the access policy does not fit: " + wrong);
        }
    }

    /** All that is mapped, as {@code METHOD pattern}, in alphabetical order. */
    public List<String> endpoints() {
        return mapped().keySet().stream().map(Object::toString).toList();
    }

    private Map<AccessPolicy.Endpoint, HandlerMethod> mapped() {
        Map<AccessPolicy.Endpoint, HandlerMethod> mapped =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        beans.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(
                        mapping ->
                                mapping.getHandlerMethods()
                                        .forEach((info, handler) -> add(mapped, info, handler)));
        return mapped;
    }

    private static void add(
            Map<AccessPolicy.Endpoint, HandlerMethod> mapped,
            RequestMappingInfo info,
            HandlerMethod handler) {
        if (ErrorController.class.isAssignableFrom(handler.getBeanType())) {
            return;
        }
        Set<String> patterns = info.getPatternValues();
        List<HttpMethod> methods =
                info.getMethodsCondition().getMethods().stream()
                        .map(method -> method.asHttpMethod())
                        .toList();
        if (methods.isEmpty()) {
            throw new IllegalStateException(
                    handler.getShortLogMessage() + " must say which HTTP method it answers");
        }
        methods.forEach(
                method ->
                        patterns.forEach(
                                pattern ->
                                        mapped.put(
                                                new AccessPolicy.Endpoint(method, pattern),
                                                handler)));
    }

    private static boolean takesMandate(HandlerMethod handler) {
        return Stream.of(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == Mandate.class);
    }
}
