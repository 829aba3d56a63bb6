CREATE TABLE purse (purse text PRIMARY KEY, balance_fen bigint NOT NULL);
