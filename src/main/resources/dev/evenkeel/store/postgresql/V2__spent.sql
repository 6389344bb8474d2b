-- Identity tokens that opened a session, as hashes, until they open none by themselves. No part of
-- the log: nothing that is verified is read from it.
CREATE TABLE spent (
  token   text   PRIMARY KEY,
  expires bigint NOT NULL
);
