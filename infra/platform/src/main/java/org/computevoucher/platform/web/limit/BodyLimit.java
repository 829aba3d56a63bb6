package org.computevoucher.platform.web.limit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest body of one endpoint, where it is not that of {@code computevoucher.web.body-limit}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BodyLimit {

    /** In bytes. */
    long bytes();

    /**
     * In which the whole body has to arrive, in seconds; 0: in that of {@code
     * computevoucher.web.body-time}.
     */
    int seconds() default 0;
}
