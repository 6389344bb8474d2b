UPDATE users SET id = id + 10;
