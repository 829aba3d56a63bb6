package org.computevoucher.platform.eventlog;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which an event is kept in the log, for ever.
 *
 * <p>It is not the class name, so that a class can be renamed or moved without touching history.
 * Once an event was stored under a name, the name is never used for anything else.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StoredAs {

    /** Unique within the service, for example {@code BudgetAllocated}. */
    String value();
}
