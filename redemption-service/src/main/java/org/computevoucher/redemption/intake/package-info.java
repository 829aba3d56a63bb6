/** How data centres report usage: one record or many, over HTTP or Kafka. */
@NullMarked
package org.computevoucher.redemption.intake;

import org.jspecify.annotations.NullMarked;
