-- Exports list accounts by their names: in the order of their bytes, so that it is the same in every database, and so
-- that the accounts of a kind and a pot stand together. The index of the column is built again, the table is not.

ALTER TABLE balance_history ALTER COLUMN name TYPE text COLLATE "C";
