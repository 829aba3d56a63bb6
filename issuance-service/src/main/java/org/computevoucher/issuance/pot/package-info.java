/** What a pot is called and which fiscal years can be meant, for every capability here. */
@NullMarked
package org.computevoucher.issuance.pot;

import org.jspecify.annotations.NullMarked;
