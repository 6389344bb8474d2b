UPDATE price SET amount = amount * 100;
