INSERT INTO users (id, email) VALUES (1, 'a@example.org'), (2, 'a@example.org');
