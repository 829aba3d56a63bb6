-- What came after a position: of a partition, from its end backwards. It grows at the right edge of each partition, so
-- its pages stay in memory. Clearing entries name the place of the fact that brought their money, so it is not unique.
CREATE INDEX entry_by_source ON entry (source_topic, source_partition, source_offset);
