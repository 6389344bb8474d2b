DROP FUNCTION tax(int);
