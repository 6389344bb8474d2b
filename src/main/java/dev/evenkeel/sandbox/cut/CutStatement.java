package dev.evenkeel.sandbox.cut;

import dev.evenkeel.plan.Boundary;
import dev.evenkeel.plan.Boundary.Kind;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One statement of the tool: each execution is a call of the wire. */
final class CutStatement {
  private final CutConnection connection;
  private final Statement real;
  private final Statement proxy;
  private final String prepared;
  private StringJoiner batch = new StringJoiner(";\n");
  private @Nullable LockAnswer asked;

  CutStatement(
      CutConnection connection, Statement real, Class<? extends Statement> type, String prepared) {
    this.connection = connection;
    this.real = real;
    this.prepared = prepared;
    this.proxy =
        (Statement)
            Proxy.newProxyInstance(
                Statement.class.getClassLoader(),
                new Class<?>[] {type},
                (ignored, method, arguments) -> call(method, arguments));
  }

  Statement proxy() {
    return proxy;
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    String name = method.getName();
    switch (name) {
      case "getConnection" -> {
        return connection.proxy();
      }
      case "hashCode" -> {
        return System.identityHashCode(proxy);
      }
      case "equals" -> {
        return arguments != null && CutConnection.same(arguments[0], proxy);
      }
      case "close" -> {
        if (!connection.isGone()) {
          noteAnswer();
          real.close();
        }
        return null;
      }
      case "getMoreResults" -> noteAnswer();
      case "getResultSet" -> {
        if (asked != null) {
          return asked.result();
        }
      }
      default -> {}
    }
    if (connection.isGone()) {
      throw CuttingWire.lost();
    }
    if (name.equals("addBatch")) {
      batch.add(sql(arguments));
    }
    if (!name.startsWith("execute")) {
      return CutConnection.invoke(real, method, arguments);
    }
    String sent = name.endsWith("Batch") ? batch.toString() : sql(arguments);
    batch = new StringJoiner(";\n");
    return connection
        .wire()
        .pass(
            connection,
            Kind.STATEMENT,
            sent,
            connection.autocommit(),
            index -> {
              connection.sent();
              Object answer = CutConnection.invoke(real, method, arguments);
              return Boundary.isToldOfItsLock(sent) ? watched(index, answer) : answer;
            });
  }

  /** Whoever reads the answer of a call that asks for a lock, the wire reads it, too. */
  private @Nullable Object watched(int index, @Nullable Object answer) throws SQLException {
    boolean later = Boolean.TRUE.equals(answer);
    ResultSet rows = later ? real.getResultSet() : answer instanceof ResultSet set ? set : null;
    if (rows == null) {
      return answer;
    }
    asked = new LockAnswer(rows, told -> connection.wire().told(index, told));
    return later ? answer : asked.result();
  }

  /** A tool that goes on without looking was answered all the same. */
  private void noteAnswer() throws SQLException {
    if (asked != null) {
      asked.look();
      asked = null;
    }
  }

  private String sql(Object @Nullable [] arguments) {
    return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql
        ? sql
        : prepared;
  }
}
