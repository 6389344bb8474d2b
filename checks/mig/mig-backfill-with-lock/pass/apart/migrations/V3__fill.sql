UPDATE users SET nick = name;
