ALTER POLICY everybody ON users USING (n > 0);
