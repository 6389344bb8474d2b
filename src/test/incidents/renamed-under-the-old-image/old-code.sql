SELECT id, name FROM users;
INSERT INTO users (id, name) VALUES (-7, 'x');
