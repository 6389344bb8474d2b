CREATE TYPE mood AS ENUM ('ok');
ALTER TYPE mood ADD VALUE 'angry';
