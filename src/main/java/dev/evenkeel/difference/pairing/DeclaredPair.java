package dev.evenkeel.difference.pairing;

/**
 * Two objects that somebody declared to be one.
 *
 * @param left {@code Kind/namespace/name} on the left side, as an item path writes it but with the
 *     side's own names; no namespace is {@code _}
 * @param right the same on the right side
 */
public record DeclaredPair(String left, String right) {}
