/** How much of an instance one client, and all clients together, may take at a time. */
@NullMarked
package org.computevoucher.platform.limits;

import org.jspecify.annotations.NullMarked;
