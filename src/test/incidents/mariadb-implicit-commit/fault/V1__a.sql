CREATE TABLE a (id int PRIMARY KEY, note varchar(20));
