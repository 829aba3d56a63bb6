/** People to talk to: kept outside the event log, so that they can be forgotten. */
@NullMarked
package org.computevoucher.issuance.contact;

import org.jspecify.annotations.NullMarked;
