DROP TABLE account;
DROP FUNCTION guard();
