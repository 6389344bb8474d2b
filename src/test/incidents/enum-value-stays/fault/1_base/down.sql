DROP TABLE account;
DROP TYPE mood;
