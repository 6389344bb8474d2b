ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON account USING (name = current_user);
