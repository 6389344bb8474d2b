CREATE TABLE users (id bigint PRIMARY KEY, name varchar(20), email text, n integer);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total numeric);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER noted BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION note();
