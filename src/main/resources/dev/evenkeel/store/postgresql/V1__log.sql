-- entry.leaf is the truth; the columns beside it are copies, so that a row can be found.
CREATE TABLE entry (
  idx        bigint PRIMARY KEY CHECK (idx >= 0),
  leaf       bytea  NOT NULL,
  hash       bytea  NOT NULL CHECK (length(hash) = 32),
  key        text   NOT NULL UNIQUE,
  change     text   NOT NULL,
  change_seq bigint NOT NULL,
  scope      text   NOT NULL,
  scope_seq  bigint NOT NULL,
  type       text   NOT NULL,
  UNIQUE (change, change_seq),
  UNIQUE (scope, scope_seq)
);

-- Roots of complete subtrees of 256, 65536, ... entries: what a proof would take long to add up.
CREATE TABLE subtree (
  level integer NOT NULL,
  idx   bigint  NOT NULL,
  hash  bytea   NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, idx)
);

CREATE TABLE frontier (
  "only" integer PRIMARY KEY CHECK ("only" = 1),
  size   bigint  NOT NULL,
  peaks  bytea   NOT NULL
);

CREATE TABLE checkpoint (
  size bigint PRIMARY KEY,
  note text   NOT NULL
);

-- salt and content are NULL once erased.
CREATE TABLE blob (
  commitment bytea PRIMARY KEY CHECK (length(commitment) = 32),
  salt       bytea,
  content    bytea,
  CHECK ((salt IS NULL) = (content IS NULL))
);

INSERT INTO frontier ("only", size, peaks) VALUES (1, 0, '');
