ALTER TABLE entry DROP CONSTRAINT entry_account_fkey;
