package dev.evenkeel.app.cli;

import dev.evenkeel.app.console.Console;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;

/** The process: real streams, real clock, real exit code. */
public final class Main {
  private static final int BUFFER = 1 << 16;

  private Main() {}

  public static void main(String[] arguments) {
    // Nobody here has Groovy, and looking for it opens every jar of the class path.
    System.setProperty("picocli.disable.closures", "true");
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    var err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    var buffered =
        new PrintStream(new BufferedOutputStream(out, BUFFER), false, StandardCharsets.UTF_8);
    var console =
        new Console(
            System.in,
            buffered,
            err,
            Path.of("").toAbsolutePath(),
            System.getenv(),
            Clock.systemUTC(),
            isTerminal());
    int code = CommandLineTool.run(console, arguments);
    buffered.flush();
    err.flush();
    leave(code);
  }

  /**
   * At once; unless a signal has come. What a drill was at fails then, since its server is being
   * ended, and halting would stop the hooks before they have removed the rest. They end the
   * process, by the signal's own exit code.
   */
  private static void leave(int code) {
    while (isEnding()) {
      LockSupport.park();
    }
    Runtime.getRuntime().halt(code);
  }

  private static boolean isEnding() {
    var probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      return !Runtime.getRuntime().removeShutdownHook(probe);
    } catch (IllegalStateException e) {
      return true;
    }
  }

  @SuppressWarnings("SystemConsoleNull") // Since JDK 22 there is a console without a terminal.
  private static boolean isTerminal() {
    var process = System.console();
    return process != null && process.isTerminal();
  }
}
