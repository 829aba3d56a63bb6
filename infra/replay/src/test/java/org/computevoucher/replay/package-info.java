@NullMarked
package org.computevoucher.replay;

import org.jspecify.annotations.NullMarked;
