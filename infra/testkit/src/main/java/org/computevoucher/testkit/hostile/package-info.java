/**
 * What a hostile or broken caller may send, made from a service's OpenAPI document alone, and bad
 * records for every topic that a service takes in.
 */
@NullMarked
package org.computevoucher.testkit.hostile;

import org.jspecify.annotations.NullMarked;
