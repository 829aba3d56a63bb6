package org.computevoucher.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.computevoucher.platform.web.limit.StrictBody;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** A controller's argument of type {@link StreamedBody}: the body, in UTF-8 and not compressed. */
final class StreamedBodyArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == StreamedBody.class;
    }

    @Override
    public StreamedBody resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest request =
                Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        StrictBody.requireUtf8(new ServletServerHttpRequest(request).getHeaders());
        return new StreamedBody(request.getInputStream());
    }
}
