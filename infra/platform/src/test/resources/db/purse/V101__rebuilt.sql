-- What a rebuild has to take along: options, keys, indexes, triggers, views and numbers of its own.
ALTER TABLE purse SET (fillfactor = 70);
ALTER TABLE purse ADD CONSTRAINT purse_has_a_name CHECK (purse <> '');
CREATE INDEX purse_by_balance ON purse (balance_fen DESC) WHERE balance_fen > 0;
CREATE VIEW full_purse AS SELECT purse, balance_fen FROM purse WHERE balance_fen > 0;
CREATE VIEW fullest_purse AS SELECT max(balance_fen) AS balance_fen FROM full_purse;

CREATE TABLE deposit (
    number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id   uuid   NOT NULL,
    purse      text   NOT NULL,
    amount_fen bigint NOT NULL,
    CONSTRAINT one_deposit_per_number UNIQUE (purse, number)
);
CREATE INDEX deposit_of_purse ON deposit (purse, number);
CREATE TRIGGER deposit_is_append_only BEFORE UPDATE OR DELETE ON deposit
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
