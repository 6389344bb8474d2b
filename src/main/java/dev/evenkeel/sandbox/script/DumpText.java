package dev.evenkeel.sandbox.script;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.statement.Statement;
import dev.evenkeel.plan.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dump without what is not for the server: {@code psql}'s own commands that a dump writes, the
 * rows of {@code COPY}, and the making and choosing of the database, which is the sandbox's here.
 * Lines keep their numbers.
 */
public final class DumpText {
  private static final Pattern COPY = Pattern.compile("(?i)COPY\\s.*\\sFROM\\s+stdin\\b.*;\\s*");
  private static final Set<String> OF_A_DUMP =
      Set.of("\\restrict", "\\unrestrict", "\\connect", "\\c", "\\encoding", "\\set", "\\echo");
  private static final Pattern CHOOSES =
      Pattern.compile(
          "(?is)(?:USE\\s+|(?:CREATE|ALTER|DROP)\\s+(?:DATABASE|SCHEMA)\\s+(?:/\\*.*?\\*/\\s*|IF\\s+(?:NOT\\s+)?EXISTS\\s+)*)"
              + "[`\"]?([^\\s`\";]+)[`\"]?.*");
  private static final Pattern MAKES_DATABASE =
      Pattern.compile("(?is)(?:CREATE|ALTER|DROP)\\s+DATABASE\\b.*");

  private final List<Statement> statements;
  private final Set<String> databases;
  private final Optional<Stray> stray;

  private DumpText(List<Statement> statements, Set<String> databases, Optional<Stray> stray) {
    this.statements = List.copyOf(statements);
    this.databases = Set.copyOf(databases);
    this.stray = stray;
  }

  /**
   * A command of psql that no dump writes: what the file would do there is not known.
   *
   * @param word the command's name
   */
  public record Stray(String word, int line) {}

  public static DumpText read(String text, Dialect dialect) {
    return dialect == Dialect.POSTGRESQL ? postgresql(text) : mysql(text, dialect);
  }

  /** For the server, in order. */
  public List<Statement> statements() {
    return statements;
  }

  /** Databases that the file chooses or makes. */
  public Set<String> databases() {
    return databases;
  }

  public Optional<Stray> stray() {
    return stray;
  }

  private static DumpText postgresql(String text) {
    var kept = new StringBuilder(text.length());
    Optional<Stray> stray = Optional.empty();
    boolean rows = false;
    int since = 0;
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (rows) {
        rows = !line.strip().equals("\\.");
      } else if (line.startsWith("\\")) {
        String word = line.strip().split("\\s", 2)[0];
        if (stray.isEmpty() && !OF_A_DUMP.contains(word)) {
          stray = Optional.of(new Stray(word, number));
        }
      } else if (COPY.matcher(line).matches()) {
        rows = true;
        since = number;
      } else {
        kept.append(line);
      }
      kept.append('\n');
    }
    if (rows && stray.isEmpty()) {
      // What follows was taken for rows: it may be the rest of the schema.
      stray = Optional.of(new Stray("COPY ... FROM stdin without \\.", since));
    }
    var statements = new ArrayList<Statement>();
    for (Statement statement : Statements.split(kept.toString(), Dialect.POSTGRESQL)) {
      if (!MAKES_DATABASE.matcher(statement.text()).matches()) {
        statements.add(statement);
      }
    }
    return new DumpText(statements, Set.of(), stray);
  }

  private static DumpText mysql(String text, Dialect dialect) {
    var statements = new ArrayList<Statement>();
    var databases = new TreeSet<String>();
    for (Statement statement : Statements.split(text, dialect)) {
      Matcher chooses = CHOOSES.matcher(statement.text());
      if (chooses.matches()) {
        databases.add(chooses.group(1).toLowerCase(Locale.ROOT));
      } else {
        statements.add(statement);
      }
    }
    return new DumpText(statements, databases, Optional.empty());
  }
}
