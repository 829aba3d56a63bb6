package org.computevoucher.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.voucher.v1.VoucherClosureRequested;
import computevoucher.voucher.v1.VoucherIssued;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.computevoucher.testkit.FactTopics.Fact;
import org.computevoucher.testkit.MovableClock;
import org.computevoucher.testkit.ServiceHttp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/**
 * Two instances of the service on one database and one broker, both asked at the same time. Neither
 * knows of the other; what keeps them from promising the same fen twice is the event log alone.
 */
@Import(TwoInstances.Time.class)
@TestPropertySource(
        properties = {"computevoucher.expiry.poll=50ms", "computevoucher.expiry.batch-limit=7"})
abstract class TwoInstances extends IssuanceIT {

    static final MovableClock CLOCK = new MovableClock(Duration.ofDays(3));

    @Autowired private Environment environment;

    private ConfigurableApplicationContext second;
    List<ServiceHttp> instances = List.of();

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        MovableClock clock() {
            return CLOCK;
        }
    }

    @BeforeAll
    void startTheSecond() {
        second = SecondInstance.like(environment, Time.class);
    }

    @AfterAll
    void stopTheSecond() {
        second.close();
    }

    @BeforeEach
    void knockAtBoth() {
        instances = List.of(http, new ServiceHttp(SecondInstance.portOf(second)));
    }

    void bothSay(String pot, long allocated, long available, long promised) {
        envelopeBecomes(pot, allocated, available, promised);
        bothAnswerAlike("/api/v1/envelopes/" + pot);
    }

    void bothAnswerAlike(String path) {
        soon().untilAsserted(
                        () ->
                                assertThat(instances.get(1).get(path).with(200))
                                        .isEqualTo(instances.get(0).get(path).with(200)));
    }

    void becomes(ServiceHttp from, String voucher, String status) {
        soon().until(
                        () -> from.get(VOUCHERS + "/" + voucher),
                        answer -> answer.status() == 200 && answer.text("status").equals(status));
    }

    List<VoucherIssued> issuedOf(String pot, int count) {
        return soon().until(() -> vouchers(pot).toList(), issued -> issued.size() == count);
    }

    private Stream<VoucherIssued> vouchers(String pot) {
        return topics.read(VOUCHER_TOPIC).stream()
                .map(Fact::value)
                .filter(VoucherIssued.class::isInstance)
                .map(VoucherIssued.class::cast)
                .filter(issued -> issued.getPot().equals(pot));
    }

    List<VoucherClosureRequested> closuresOf(String pot) {
        return topics.read(VOUCHER_TOPIC).stream()
                .map(Fact::value)
                .filter(VoucherClosureRequested.class::isInstance)
                .map(VoucherClosureRequested.class::cast)
                .filter(closure -> closure.getPot().equals(pot))
                .toList();
    }
}
