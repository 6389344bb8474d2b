ALTER TABLE users MODIFY n varchar(30);
