ALTER TABLE entry ADD CONSTRAINT entry_account_fkey FOREIGN KEY (account) REFERENCES account;
