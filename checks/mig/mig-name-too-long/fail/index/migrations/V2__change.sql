CREATE TABLE t (i int);
CREATE INDEX a_name_that_is_longer_than_the_sixty_three_bytes_which_postgresql_keeps_of_it ON t (i);
