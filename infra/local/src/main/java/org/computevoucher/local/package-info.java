/**
 * The parts the system needs, as real processes of this machine: PostgreSQL, Kafka, the schema
 * registry, the issuer of tokens and the services.
 *
 * <p>Tests use {@link org.computevoucher.local.LocalParts#shared()} and {@link
 * org.computevoucher.local.ServiceProcess}; {@code infra/up} uses the same classes with data that
 * survives.
 */
@NullMarked
package org.computevoucher.local;

import org.jspecify.annotations.NullMarked;
