/** How a service writes its logs. */
@NullMarked
package org.computevoucher.platform.logs;

import org.jspecify.annotations.NullMarked;
