/** This service and the public contract: the only place that knows generated Avro classes. */
@NullMarked
package org.computevoucher.redemption.contract;

import org.jspecify.annotations.NullMarked;
