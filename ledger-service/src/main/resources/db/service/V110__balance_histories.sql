-- Balances at any recorded and effective time: written and read by the package history, whose Javadoc says what stands
-- where. Times are microseconds since 1970, movements and steps are packed: nobody joins them. Blocks and pieces are
-- only ever added; of a history's own row a batch changes the last movements.

CREATE SEQUENCE balance_history_id;

CREATE TABLE balance_history (
    history_id     bigint NOT NULL PRIMARY KEY,
    name           text   NOT NULL UNIQUE,
    party          text,
    movements      bigint NOT NULL,
    late_movements bigint NOT NULL,
    balance_fen    bigint NOT NULL,
    tail           bytea  NOT NULL,
    late_tail      bytea  NOT NULL
) WITH (fillfactor = 60, toast_tuple_target = 8160);

COMMENT ON COLUMN balance_history.tail IS 'the movements that are in no block yet';
COMMENT ON COLUMN balance_history.late_tail IS 'the late movements that are in no late block yet';

CREATE TABLE balance_block (
    history_id     bigint NOT NULL,
    first_recorded bigint NOT NULL,
    number         bigint NOT NULL,
    opening_fen    bigint NOT NULL,
    late_before    bigint NOT NULL,
    movements      bytea  NOT NULL,
    PRIMARY KEY (history_id, first_recorded, number)
) WITH (toast_tuple_target = 8160);

-- a page of movements
CREATE UNIQUE INDEX balance_block_by_number ON balance_block (history_id, number);

CREATE TABLE late_block (
    history_id         bigint NOT NULL,
    number             bigint NOT NULL,
    earliest_effective bigint NOT NULL,
    movements          bytea  NOT NULL,
    PRIMARY KEY (history_id, number)
) WITH (toast_tuple_target = 8160);

CREATE TABLE late_piece (
    history_id      bigint   NOT NULL,
    level           smallint NOT NULL,
    run             bigint   NOT NULL,
    first_effective bigint   NOT NULL,
    number          integer  NOT NULL,
    opening_fen     bigint   NOT NULL,
    steps           bytea    NOT NULL,
    PRIMARY KEY (history_id, level, run, first_effective, number)
) WITH (toast_tuple_target = 8160);

-- As they are, in their own row: short numbers hardly compress.
ALTER TABLE balance_history ALTER COLUMN tail SET STORAGE EXTERNAL, ALTER COLUMN late_tail SET STORAGE EXTERNAL;
ALTER TABLE balance_block ALTER COLUMN movements SET STORAGE EXTERNAL;
ALTER TABLE late_block ALTER COLUMN movements SET STORAGE EXTERNAL;
ALTER TABLE late_piece ALTER COLUMN steps SET STORAGE EXTERNAL;
