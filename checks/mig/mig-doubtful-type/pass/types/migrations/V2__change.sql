CREATE TABLE bills (id bigint PRIMARY KEY, price numeric, width double precision, at timestamptz, raw jsonb);
