package dev.evenkeel.sandbox.cut;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a call that asks for a lock was answered, seen in passing: the tool reads it as before. */
final class LockAnswer {
  private final ResultSet real;
  private final Consumer<String> seen;
  private final ResultSet result;
  private boolean looked;

  /**
   * @param seen is told the first value of the first row, {@code NULL} as that word
   */
  LockAnswer(ResultSet real, Consumer<String> seen) {
    this.real = real;
    this.seen = seen;
    this.result =
        (ResultSet)
            Proxy.newProxyInstance(
                ResultSet.class.getClassLoader(),
                new Class<?>[] {ResultSet.class},
                (ignored, method, arguments) -> call(method, arguments));
  }

  ResultSet result() {
    return result;
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    if (method.getName().equals("close")) {
      look();
    }
    Object answer = CutConnection.invoke(real, method, arguments);
    if (method.getName().equals("next") && Boolean.TRUE.equals(answer) && !looked) {
      note();
    }
    return answer;
  }

  /** Reads the answer where nobody has. */
  void look() throws SQLException {
    if (!looked && !real.isClosed() && real.next()) {
      note();
    }
  }

  private void note() throws SQLException {
    looked = true;
    seen.accept(Optional.ofNullable(real.getString(1)).orElse("NULL"));
  }
}
