/**
 * One concept of correlation, the W3C trace id: from a request ({@link
 * org.computevoucher.platform.trace.TraceFilter}) over the commands it sends and their events
 * ({@link org.computevoucher.platform.trace.MessageTrace}) to the facts that other services take
 * in.
 */
@NullMarked
package org.computevoucher.platform.trace;

import org.jspecify.annotations.NullMarked;
