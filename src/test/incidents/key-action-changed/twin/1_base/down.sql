DROP TABLE entry;
DROP TABLE account;
