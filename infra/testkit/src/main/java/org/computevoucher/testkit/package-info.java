/**
 * What the tests of the three services share. Services depend on it in test scope alone.
 *
 * <p>It holds mechanics and the rules that hold for every service; what a service promises stands
 * in that service's own tests.
 */
@NullMarked
package org.computevoucher.testkit;

import org.jspecify.annotations.NullMarked;
