package dev.evenkeel.sandbox.seed;

/**
 * A column that takes a value.
 *
 * @param written its name as SQL quotes it
 * @param placeholder how a value stands in a statement
 * @param byServer whether the server fills it where nothing is said: a sequence's next value
 * @param hasDefault whether the server has another value where nothing is said
 */
record Column(
    String name,
    String written,
    String placeholder,
    ValueType type,
    boolean nullable,
    boolean byServer,
    boolean hasDefault) {}
