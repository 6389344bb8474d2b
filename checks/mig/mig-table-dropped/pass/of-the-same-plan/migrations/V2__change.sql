CREATE TABLE scratch (i int);
DROP TABLE scratch;
