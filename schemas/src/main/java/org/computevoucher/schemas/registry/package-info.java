/** A client of Confluent's Schema Registry REST API, small and with limits. */
@NullMarked
package org.computevoucher.schemas.registry;

import org.jspecify.annotations.NullMarked;
