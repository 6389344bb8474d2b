DROP INDEX account_name;
CREATE INDEX account_name_note ON account (name, note);
