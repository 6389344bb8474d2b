package dev.evenkeel.source.database.postgresql;

import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/**
 * One class of objects: what is asked of the catalog, and where each row of the answer stands.
 *
 * @param name for messages, in the plural: {@code indexes}
 * @param sql by the server's version number; it must run without a privilege on any object
 * @param place puts one row into the trees
 * @param among a catalog with ids, where this part says nothing unless a user's object is in it;
 *     most databases have no operator of their own, and a statement costs its planning. Empty for a
 *     part that is always asked for
 */
record Part(
    String name, IntFunction<String> sql, BiConsumer<Rows.Row, Building> place, String among) {
  /** Objects from here on were made by a user; the ones below came with the server. */
  static final int FIRST_USER_OID = 16384;

  static final int V14 = 140000;
  static final int V15 = 150000;
  static final int V16 = 160000;
  static final int V17 = 170000;
  static final int V18 = 180000;

  Part(String name, IntFunction<String> sql, BiConsumer<Rows.Row, Building> place) {
    this(name, sql, place, "");
  }

  /** The same, asked for only where the catalog holds something of a user's. */
  Part among(String catalog) {
    return new Part(name, sql, place, catalog);
  }

  static Part of(String name, String sql, BiConsumer<Rows.Row, Building> place) {
    return new Part(name, version -> sql, place);
  }

  /** A piece of SQL that only servers from a version on understand. */
  static String since(int first, int version, String piece) {
    return version >= first ? piece : "";
  }
}
