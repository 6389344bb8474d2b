package dev.evenkeel.sandbox.server;

import dev.evenkeel.plan.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What a claim on a given server asks of its engine. */
public interface ClaimEngine {
  /** The connection whose end ends the claim. */
  Connection holder() throws SQLException;

  /** The tables of the database that the URL names, by schema and name. */
  List<String> tables(Statement holder) throws SQLException;

  /** Takes names and the lock that keeps them. */
  Claim claim(Statement holder) throws SQLException;

  /** Whether the lock of another claim can be had, so that its run is dead; then we hold it. */
  boolean takes(Statement holder, Claim other) throws SQLException;

  void letGo(Statement holder, Claim other) throws SQLException;

  /** The names of all databases there, whoever made them. */
  List<String> names(Statement holder) throws SQLException;

  /** Drops what a dead run left. */
  void drop(Statement holder, String name) throws SQLException;

  Dialect dialect(Statement holder) throws SQLException;

  /** The databases of a claim. */
  Databases databases(Claim claim);
}
