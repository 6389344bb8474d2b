package dev.evenkeel.sandbox.cut;

import dev.evenkeel.plan.Boundary.Kind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One connection of the tool: commits, rollbacks and closing are calls of the wire. */
final class CutConnection {
  private final CuttingWire wire;
  private final int number;
  private final Connection proxy;
  private @Nullable Connection real;
  private volatile boolean gone;
  private boolean autocommit = true;
  private boolean open;

  CutConnection(CuttingWire wire, int number) {
    this.wire = wire;
    this.number = number;
    this.proxy =
        (Connection)
            Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (ignored, method, arguments) -> call(method, arguments));
  }

  void open(Connection opened) throws SQLException {
    real = opened;
    autocommit = opened.getAutoCommit();
  }

  Connection proxy() {
    return proxy;
  }

  int number() {
    return number;
  }

  boolean autocommit() {
    return autocommit;
  }

  CuttingWire wire() {
    return wire;
  }

  /** Closes the socket without a word; the server finds out as it does when a host is gone. */
  void abort() {
    gone = true;
    Connection open = real;
    if (open == null) {
      return;
    }
    try {
      open.abort(Runnable::run);
    } catch (SQLException e) {
      // The socket is closed already: that is what was wanted.
      gone = true;
    }
  }

  boolean isGone() {
    return gone || wire.isDead();
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    switch (method.getName()) {
      case "isClosed" -> {
        return isGone() || opened().isClosed();
      }
      case "isValid" -> {
        return !isGone() && Boolean.TRUE.equals(invoke(opened(), method, arguments));
      }
      case "hashCode" -> {
        return System.identityHashCode(proxy);
      }
      case "equals" -> {
        return arguments != null && same(arguments[0], proxy);
      }
      case "toString" -> {
        return "connection " + number;
      }
      case "close", "abort" -> {
        return close();
      }
      default -> {}
    }
    if (method.getName().equals("setAutoCommit")) {
      return switchAutocommit(method, Objects.requireNonNull(arguments));
    }
    if (isGone()) {
      throw CuttingWire.lost();
    }
    return switch (method.getName()) {
      case "commit" -> ended(Kind.COMMIT, method, arguments);
      case "rollback" -> ended(Kind.ROLLBACK, method, arguments);
      case "createStatement" -> statement(Statement.class, invoke(opened(), method, arguments), "");
      case "prepareStatement" ->
          statement(PreparedStatement.class, invoke(opened(), method, arguments), text(arguments));
      case "prepareCall" ->
          statement(CallableStatement.class, invoke(opened(), method, arguments), text(arguments));
      default -> invoke(opened(), method, arguments);
    };
  }

  private @Nullable Object close() throws Throwable {
    if (isGone() || opened().isClosed()) {
      return null;
    }
    return wire.pass(
        this,
        Kind.CLOSE,
        "",
        autocommit,
        index -> {
          opened().close();
          return null;
        });
  }

  private @Nullable Object ended(Kind kind, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Object answer = wire.pass(this, kind, "", false, index -> invoke(opened(), method, arguments));
    // Back to a savepoint is not the end of a transaction.
    open &= arguments != null;
    return answer;
  }

  /** Something was sent that an explicit commit, or the switch to autocommit, would end. */
  void sent() {
    open |= !autocommit;
  }

  /**
   * Switching autocommit on commits what is open. Otherwise it changes how the driver goes on and
   * nothing on the server, so there is nothing to cut, and nobody meets a dead connection there.
   */
  private @Nullable Object switchAutocommit(Method method, Object[] arguments) throws Throwable {
    boolean on = Boolean.TRUE.equals(arguments[0]);
    if (!on || autocommit || !open) {
      if (wire.isDead()) {
        throw CuttingWire.lost();
      }
      if (!isGone()) {
        invoke(opened(), method, arguments);
      }
      autocommit = on;
      return null;
    }
    if (isGone()) {
      throw CuttingWire.lost();
    }
    return wire.pass(
        this,
        Kind.AUTOCOMMIT,
        "",
        false,
        index -> {
          Object answer = invoke(opened(), method, arguments);
          autocommit = true;
          open = false;
          return answer;
        });
  }

  private Object statement(
      Class<? extends Statement> type, @Nullable Object made, String prepared) {
    return new CutStatement(this, (Statement) Objects.requireNonNull(made), type, prepared).proxy();
  }

  private static String text(Object @Nullable [] arguments) {
    return arguments != null && arguments[0] instanceof String sql ? sql : "";
  }

  private Connection opened() throws SQLException {
    Connection open = real;
    if (open == null) {
      throw CuttingWire.lost();
    }
    return open;
  }

  @SuppressWarnings("ReferenceEquality") // A proxy is equal to nothing but itself.
  static boolean same(@Nullable Object other, Object proxy) {
    return other == proxy;
  }

  static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
