@NullMarked
package org.computevoucher.schemas.registry;

import org.jspecify.annotations.NullMarked;
