package dev.evenkeel.sandbox.testcontainers;

import dev.evenkeel.plan.Dialect;

/**
 * The image of a kind of server, and what its entry point is told.
 *
 * @param user whose password it sets
 * @param passwordVariable by which it is told the password
 * @param ready the line it writes when it takes connections, and not while it sets itself up
 * @param times how often that line comes until then
 * @param database to connect to
 * @param parameters for the driver: the server is on this machine, and its certificate nobody's
 */
record Image(
    String name,
    int port,
    String user,
    String passwordVariable,
    String ready,
    int times,
    String database,
    String parameters) {
  static Image of(Dialect dialect) {
    return switch (dialect) {
      case POSTGRESQL ->
          new Image(
              "postgres:18",
              5432,
              "postgres",
              "POSTGRES_PASSWORD",
              ".*database system is ready to accept connections.*\\s",
              2,
              "postgres",
              "sslmode=disable");
      case MARIADB ->
          new Image(
              "mariadb:11.4",
              3306,
              "root",
              "MARIADB_ROOT_PASSWORD",
              ".*ready for connections.*port: 3306.*\\s",
              1,
              "",
              "");
      case MYSQL ->
          new Image(
              "mysql:8.4",
              3306,
              "root",
              "MYSQL_ROOT_PASSWORD",
              ".*ready for connections.*port: 3306.*\\s",
              1,
              "",
              "allowPublicKeyRetrieval=true");
    };
  }
}
