package org.computevoucher.platform.web.limit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** What the body and the answer of one endpoint are, where they are not JSON. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Media {

    /** The types of which the body can be, for an endpoint that takes one. */
    String[] takes() default MediaType.APPLICATION_JSON_VALUE;

    /** The type of the answer; a refusal is a problem document all the same. */
    String gives() default MediaType.APPLICATION_JSON_VALUE;
}
