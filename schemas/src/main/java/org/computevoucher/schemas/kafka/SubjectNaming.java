package org.computevoucher.schemas.kafka;

import java.util.Arrays;
import org.apache.kafka.common.config.ConfigException;
import org.computevoucher.schemas.Subjects;

/** Under which subject a schema is registered: Confluent's three strategies, by their names. */
enum SubjectNaming {
    TOPIC("TopicNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, String recordName) {
            return topic + (isKey ? "-key" : "-value");
        }
    },
    RECORD("RecordNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, String recordName) {
            return recordName;
        }
    },
    TOPIC_RECORD("TopicRecordNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, String recordName) {
            return Subjects.of(topic, recordName);
        }
    };

    private static final String CONFLUENT_PACKAGE = "io.confluent.kafka.serializers.subject.";

    private final String confluentName;

    SubjectNaming(String confluentName) {
        this.confluentName = confluentName;
    }

    abstract String subject(String topic, boolean isKey, String recordName);

    /**
     * @param name the class name of Confluent's strategy, with or without its package
     * @throws ConfigException for any other class: strategies of one's own are not supported
     */
    static SubjectNaming named(String name) {
        return Arrays.stream(values())
                .filter(
                        naming ->
                                name.equals(naming.confluentName)
                                        || name.equals(CONFLUENT_PACKAGE + naming.confluentName))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ConfigException(
                                        "Unknown subject name strategy "
                                                + name
                                                + "; known are "
                                                + Arrays.stream(values())
                                                        .map(naming -> naming.confluentName)
                                                        .toList()));
    }
}
