/**
 * {@code infra/up --demo}: plays publicly reported programmes through the public HTTP interfaces,
 * and checks the book.
 */
@NullMarked
package org.computevoucher.local.demo;

import org.jspecify.annotations.NullMarked;
