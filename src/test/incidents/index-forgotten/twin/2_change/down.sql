DROP INDEX account_name_note;
CREATE INDEX account_name ON account (name);
