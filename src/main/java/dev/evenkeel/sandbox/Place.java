package dev.evenkeel.sandbox;

import javax.sql.DataSource;

/** A database that a sandbox made and will drop. */
public interface Place {
  /** The database's name on its server; starts with the sandbox's own prefix. */
  String name();

  /** Connects as the session says; every connection is a new one, none is pooled. */
  DataSource dataSource(Session session);

  /** Connects as the sandbox's owner. */
  default DataSource dataSource() {
    return dataSource(Session.PLAIN);
  }

  /** The JDBC URL without any credential, for tools that take one and for messages. */
  String url();

  /** The owner, for a tool that is run as a process of its own. */
  Login login();
}
