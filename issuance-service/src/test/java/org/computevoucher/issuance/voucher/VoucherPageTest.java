package org.computevoucher.issuance.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoucherPageTest {

    @Property
    void a_cursor_leads_back_to_its_place(@ForAll long issueNumber) {
        assertThat(VoucherPage.issueNumberOf(VoucherPage.cursorAfter(issueNumber)))
                .contains(issueNumber);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "not a cursor", "aXNzdWU6", "aXNzdWU6eA", "b3RoZXI6MQ"})
    void what_was_not_a_cursor_of_ours_leads_nowhere(String cursor) {
        assertThat(VoucherPage.issueNumberOf(cursor)).isEmpty();
    }
}
