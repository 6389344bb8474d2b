CREATE OR REPLACE FUNCTION twice(i integer) RETURNS integer LANGUAGE sql AS 'SELECT i + i';
