/**
 * The contract with the outside: topics and subjects of the Avro records under {@code
 * src/main/avro}.
 */
@NullMarked
package org.computevoucher.schemas;

import org.jspecify.annotations.NullMarked;
