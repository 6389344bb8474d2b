CREATE TYPE stage AS ENUM ('open', 'done');
CREATE TABLE ticket (id int PRIMARY KEY, stage stage NOT NULL);
INSERT INTO ticket VALUES (1, 'open');
