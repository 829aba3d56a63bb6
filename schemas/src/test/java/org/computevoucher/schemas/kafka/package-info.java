@NullMarked
package org.computevoucher.schemas.kafka;

import org.jspecify.annotations.NullMarked;
