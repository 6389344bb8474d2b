DROP POLICY own ON account;
