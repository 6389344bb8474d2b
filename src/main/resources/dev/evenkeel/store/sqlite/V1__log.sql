-- entry.leaf is the truth; the columns beside it are copies, so that a row can be found.
CREATE TABLE entry (
  idx        INTEGER PRIMARY KEY CHECK (idx >= 0),
  leaf       BLOB    NOT NULL,
  hash       BLOB    NOT NULL CHECK (length(hash) = 32),
  key        TEXT    NOT NULL UNIQUE,
  change     TEXT    NOT NULL,
  change_seq INTEGER NOT NULL,
  scope      TEXT    NOT NULL,
  scope_seq  INTEGER NOT NULL,
  type       TEXT    NOT NULL,
  UNIQUE (change, change_seq),
  UNIQUE (scope, scope_seq)
) STRICT;

-- Roots of complete subtrees of 256, 65536, ... entries: what a proof would take long to add up.
CREATE TABLE subtree (
  level INTEGER NOT NULL,
  idx   INTEGER NOT NULL,
  hash  BLOB    NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, idx)
) STRICT, WITHOUT ROWID;

CREATE TABLE frontier (
  only  INTEGER PRIMARY KEY CHECK (only = 1),
  size  INTEGER NOT NULL,
  peaks BLOB    NOT NULL
) STRICT;

CREATE TABLE checkpoint (
  size INTEGER PRIMARY KEY,
  note TEXT    NOT NULL
) STRICT;

-- salt and content are NULL once erased.
CREATE TABLE blob (
  commitment BLOB PRIMARY KEY CHECK (length(commitment) = 32),
  salt       BLOB,
  content    BLOB,
  CHECK ((salt IS NULL) = (content IS NULL))
) STRICT, WITHOUT ROWID;

INSERT INTO frontier (only, size, peaks) VALUES (1, 0, x'');
