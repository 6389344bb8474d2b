-- Every line of it is right, and running it once more is not.
UPDATE orders SET total = total * 100;
