package dev.evenkeel.sandbox.seed;

/** What values of a type look like. */
enum Kind {
  INTEGER,
  DECIMAL,
  FLOAT,
  BOOLEAN,
  TEXT,
  BYTES,
  DATE,
  TIMESTAMP,
  TIME,
  YEAR,
  INTERVAL,
  UUID,
  JSON,
  ENUM,
  BITS,
  ARRAY,
  /** Any other: the values are the labels. */
  LISTED
}
