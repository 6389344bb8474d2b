ALTER TABLE orders ADD COLUMN delivery text NOT NULL DEFAULT 'parcel';
CREATE INDEX orders_delivery ON orders (delivery);
