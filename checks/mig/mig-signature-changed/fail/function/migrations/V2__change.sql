DROP FUNCTION twice(integer);
CREATE FUNCTION twice(i bigint) RETURNS bigint LANGUAGE sql AS 'SELECT 2 * i';
