package dev.evenkeel.source.database;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Source;
import dev.evenkeel.snapshot.Unread;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A database that runs somewhere. It is only read from: the session is a reading one, and what a
 * driver says of a failure is told by its SQLSTATE, since its text may quote a credential.
 *
 * @param role whose rights to read with, where it is another one than the login's
 */
public record LiveDatabase(
    String name,
    Optional<String> owner,
    DatabaseUrl url,
    Optional<String> role,
    CatalogReader reader)
    implements Source {
  /**
   * Where its sequences stand.
   *
   * @param behind those that will hand out a number which their column holds
   * @param unread why nothing is known of them
   */
  public record Positions(List<Note> behind, Optional<Unread> unread) {
    public Positions {
      behind = List.copyOf(behind);
    }
  }

  private static final int READINGS = 3;

  /** What looking at it gives. */
  public sealed interface Look {
    /**
     * It was read.
     *
     * @param account what is to be said of the account's rights
     * @param positions where its sequences stand
     */
    record Seen(CatalogReading catalog, Optional<Note> account, Positions positions)
        implements Look {}

    record Unseen(Unread unread) implements Look {}
  }

  @Override
  public Reading read() {
    return switch (look()) {
      case Look.Seen(CatalogReading catalog, Optional<Note> account, Positions positions) -> {
        var notes = new ArrayList<>(catalog.notes());
        account.ifPresent(notes::add);
        notes.addAll(positions.behind());
        var unread = new ArrayList<>(catalog.unread());
        positions.unread().ifPresent(unread::add);
        yield new Reading(name, owner, catalog.documents(), unread, notes, Set.of(url.target()));
      }
      case Look.Unseen(Unread unread) ->
          new Reading(name, owner, List.of(), List.of(unread), List.of(), Set.of(url.target()));
    };
  }

  /** Its catalog, or why there is none. */
  public Look look() {
    try (Connection connection = DriverManager.getConnection(url.jdbc(), url.properties())) {
      try {
        session(connection);
        Optional<CatalogReading> catalog = settled(connection);
        return catalog.isEmpty()
            ? unseen(
                "was changed " + READINGS + " times while it was read",
                "read again when nobody migrates it: what was seen belongs to no one moment")
            : new Look.Seen(catalog.get(), Account.note(connection, url), positions(connection));
      } catch (SQLException e) {
        return unseen("was connected, and then " + said(e), next(e));
      }
    } catch (SQLException e) {
      return unseen("cannot be connected: " + said(e), next(e));
    }
  }

  /** One moment's catalog; empty where others changed it during every reading. */
  private Optional<CatalogReading> settled(Connection connection) throws SQLException {
    String before = reader.mark(connection);
    for (int reading = 0; reading < READINGS; reading++) {
      CatalogReading catalog = reader.read(connection);
      String after = reader.mark(connection);
      if (after.equals(before)) {
        return Optional.of(catalog);
      }
      before = after;
    }
    return Optional.empty();
  }

  private Positions positions(Connection connection) {
    try {
      return new Positions(reader.behind(connection), Optional.empty());
    } catch (SQLException e) {
      return new Positions(
          List.of(),
          Optional.of(
              new Unread(
                  "schema",
                  List.of("(database)", "sequence positions"),
                  "database",
                  "where the sequences stand was not told: " + said(e),
                  next(e))));
    }
  }

  private void session(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          url.dialect() == Dialect.POSTGRESQL
              ? "SET default_transaction_read_only = on"
              : "SET SESSION TRANSACTION READ ONLY");
      if (role.isPresent()) {
        statement.execute("SET ROLE " + url.dialect().quoted(role.get()));
      }
    }
  }

  private static String said(SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    String network = network(e);
    if (!network.isEmpty()) {
      return network;
    }
    String reason =
        switch (state) {
          case "28000", "28P01" -> "the server refused the login";
          case "3D000" -> "the server has no such database";
          case "42501" -> "the account has not the right";
          case "53300", "08004" -> "the server has no room for another connection, or refused it";
          case "57P03" -> "the server is starting up or going down";
          case "42000" ->
              switch (e.getErrorCode()) {
                case 1044 -> "the account has no right on this database";
                case 1049 -> "the server has no such database";
                default -> "the server refused it";
              };
          default -> state.startsWith("08") ? "the connection failed" : "the server refused it";
        };
    return reason
        + (state.isEmpty() ? "" : " (SQLSTATE " + state + errorCode(e.getErrorCode()) + ")");
  }

  private static String errorCode(int code) {
    return code == 0 ? "" : ", error " + code;
  }

  private static String network(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UnknownHostException u -> {
          return "no host of that name is known here";
        }
        case ConnectException c -> {
          return "nobody answers at that host and port";
        }
        case SocketTimeoutException t -> {
          return "no answer came in time";
        }
        default -> {}
      }
    }
    return "";
  }

  private String next(SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    if (!network(e).isEmpty() || state.startsWith("08")) {
      return "look whether it can be reached from here (`evenkeel doctor`), or take a snapshot"
          + " where it can";
    }
    return switch (state) {
      case "28000", "28P01" ->
          "look at the user and the password that the variable of evenkeel.yaml holds";
      case "42501" -> "grant the role what docs/databases.md lists; reading is enough";
      default ->
          "look at the name of the database and the rights of the account" + " (docs/databases.md)";
    };
  }

  private Look unseen(String why, String next) {
    return new Look.Unseen(new Unread("config", List.of(), url.shown(), why, next));
  }
}
