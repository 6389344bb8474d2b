CREATE TABLE IF NOT EXISTS a (id int PRIMARY KEY, note varchar(20));
