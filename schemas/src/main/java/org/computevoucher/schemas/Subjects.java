package org.computevoucher.schemas;

/**
 * The names under which the schema registry keeps the contract: {@code <topic>-<full record name>}
 * (Confluent's TopicRecordNameStrategy), because one topic carries several types of event.
 */
public final class Subjects {

    private Subjects() {}

    /**
     * The subject of one type of event on one topic.
     *
     * @param recordName the record's full name, for example {@code
     *     computevoucher.voucher.v1.VoucherIssued}
     */
    public static String of(String topic, String recordName) {
        return topic + "-" + recordName;
    }
}
