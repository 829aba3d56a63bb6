/** The register of data centres: what each is, and since when it complies. */
@NullMarked
package org.computevoucher.redemption.datacentre;

import org.jspecify.annotations.NullMarked;
