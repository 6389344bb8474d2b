DROP INDEX account_name_note;
