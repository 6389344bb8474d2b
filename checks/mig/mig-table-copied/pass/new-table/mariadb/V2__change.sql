CREATE TABLE t (n int);
ALTER TABLE t MODIFY n varchar(30);
