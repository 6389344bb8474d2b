CREATE TABLE account (id int PRIMARY KEY);
CREATE TABLE entry (account int REFERENCES account);
