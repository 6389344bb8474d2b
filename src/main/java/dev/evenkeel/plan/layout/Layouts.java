package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Plan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A folder of migrations as the plan that its tool would follow. */
public final class Layouts {
  private Layouts() {}

  /**
   * Total: whatever the files hold, there is a plan, and what could not be read is among its
   * problems.
   *
   * @param declared the layout somebody named; recognised by content where empty
   * @param files of the folder, in any order, with whatever else lies there
   * @param dialect whose statements are split, and whose variant of a file is taken
   */
  public static Plan read(Optional<Layout> declared, List<MigrationFile> files, Dialect dialect) {
    var draft = new Draft(dialect);
    List<MigrationFile> sorted =
        ofDialect(files, draft).stream()
            .sorted(Comparator.comparing(MigrationFile::path, FileName.BY_CODE_POINT))
            .toList();
    Optional<Layout> layout = declared.or(() -> Recognition.of(sorted));
    if (layout.isEmpty()) {
      draft.unrecognised(sorted);
      return draft.plan(Layout.PAIRS);
    }
    reader(layout.get()).read(sorted, draft);
    Leftovers.report(layout.get(), sorted, draft);
    TextOrder.report(layout.get(), draft.migrations(), draft);
    draft.refuseNothing(layout.get(), sorted);
    return draft.plan(layout.get());
  }

  /** Whose migrations the files are; empty where nobody's are among them. */
  static Optional<Layout> whose(List<MigrationFile> files, Dialect dialect) {
    var draft = new Draft(dialect);
    List<MigrationFile> own = ofDialect(files, draft);
    Optional<Layout> layout = Recognition.of(own);
    layout.ifPresent(found -> reader(found).read(own, draft));
    return layout.filter(found -> !draft.migrations().isEmpty());
  }

  private static List<MigrationFile> ofDialect(List<MigrationFile> files, Draft draft) {
    Optional<String> folder = DialectFolder.of(files, draft.dialect());
    folder.ifPresent(
        name ->
            draft.warn(
                "dialect-folder",
                name,
                "folders for several databases lie side by side: the one for "
                    + draft.dialect().word()
                    + " is read, and files are named from there",
                "name that folder itself"));
    return folder.map(name -> DialectFolder.inside(name, files)).orElse(files);
  }

  private static LayoutReader reader(Layout layout) {
    return switch (layout) {
      case FLYWAY -> new FlywayLayout();
      case GOLANG_MIGRATE -> new GolangMigrateLayout();
      case DIESEL -> new DieselLayout();
      case SQL_MIGRATE -> new SqlMigrateLayout();
      case PAIRS -> new PairsLayout();
      case GOOSE -> new GooseLayout();
      case DBMATE -> new DbmateLayout();
      case SQLX -> new SqlxLayout();
      case POP -> new PopLayout();
      case ATLAS -> new AtlasLayout();
      case PRISMA -> new PrismaLayout();
      case LIQUIBASE_SQL -> new LiquibaseSqlLayout();
      case SQITCH -> new SqitchLayout();
    };
  }
}
