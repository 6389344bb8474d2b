CREATE TABLE queue (id int PRIMARY KEY, job text NOT NULL);
INSERT INTO queue VALUES (1, 'mail'), (2, 'invoice');
