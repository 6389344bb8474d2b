package dev.evenkeel.environment.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds partners that are single files: .env, Spring, appsettings, Compose, plain layers. */
final class FileFinders {
  private static final Pattern SAMPLE =
      Pattern.compile("(?i).*\\b(example|sample|template|dist|local|schema|lock)\\b.*");
  private static final Pattern CONFIG =
      Pattern.compile("(?i).*\\.(ya?ml|jsonc?|toml|ini|properties)");
  private static final Pattern SERVICES = Pattern.compile("(?m)^\"?services\"?:");
  private static final List<String> COMPOSE =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
  private static final List<String> BASES =
      List.of("base", "default", "defaults", "common", "shared", "global", "all");

  private final Survey survey;

  FileFinders(Survey survey) {
    this.survey = survey;
  }

  void dotenv() {
    survey.partners(
        ".env files",
        survey.files(f -> envName(Names.file(f)) && !SAMPLE.matcher(Names.file(f)).matches()),
        (file, word) -> "{env: " + Names.flow(file) + "}",
        (file, pattern) -> Names.of(pattern, "app"));
  }

  private static boolean envName(String name) {
    return name.equals(".env")
        || name.matches("\\.env[.-][A-Za-z0-9_.-]+")
        || (name.endsWith(".env") && name.length() > 4);
  }

  void spring() {
    survey.partners(
        "Spring configuration",
        survey.files(f -> Names.file(f).matches("application-[^.]+\\.(ya?ml|properties)")),
        (file, word) -> layered("spring", file, springBase(file)),
        (file, pattern) -> Names.of(Names.folder(pattern), "app"));
  }

  private List<String> springBase(String file) {
    return List.of("application.yml", "application.yaml", "application.properties").stream()
        .map(name -> Names.in(Names.folder(file), name))
        .filter(survey::exists)
        .limit(1)
        .toList();
  }

  void dotnet() {
    survey.partners(
        "appsettings of .NET",
        survey.files(f -> Names.file(f).matches("(?i)appsettings\\.[^.]+\\.json")),
        (file, word) ->
            layered(
                "dotnet",
                file,
                List.of(Names.in(Names.folder(file), "appsettings.json")).stream()
                    .filter(survey::exists)
                    .toList()),
        (file, pattern) -> Names.of(Names.folder(pattern), "app"));
  }

  void compose() {
    survey.partners(
        "Compose files",
        survey.files(this::isCompose),
        (file, word) -> {
          var files = new ArrayList<String>();
          composeBase(file).ifPresent(files::add);
          files.add(file);
          return "{compose: " + Names.flow(files) + "}";
        },
        (file, pattern) -> Names.of(Names.folder(pattern), "stack"));
  }

  /** Named so, or kept in a folder named so: {@code compose/staging.yaml}. */
  private boolean isCompose(String file) {
    return Names.file(file).matches("(?i)(docker-)?compose[._-].+\\.ya?ml")
        || (file.matches("(?i)(.*/)?(docker-)?compose/[^/]+\\.ya?ml")
            && EnvironmentWord.in(Names.file(file)).isPresent()
            && SERVICES.matcher(survey.listing().head().apply(file)).find());
  }

  /** What an environment's file lies over: beside it, or where its folder lies. */
  private Optional<String> composeBase(String file) {
    String folder = Names.folder(file);
    var candidates = new ArrayList<String>();
    COMPOSE.forEach(name -> candidates.add(Names.in(folder, name)));
    if (Names.file(folder).matches("(?i)(docker-)?compose")) {
      BASES.forEach(
          base ->
              List.of(".yaml", ".yml")
                  .forEach(extension -> candidates.add(Names.in(folder, base + extension))));
      COMPOSE.forEach(name -> candidates.add(Names.in(Names.folder(folder), name)));
    }
    return candidates.stream().filter(survey::exists).findFirst();
  }

  /** Whatever else differs only by the environment in its own name. */
  void layers() {
    survey.partners(
        "configuration files",
        survey.files(
            f ->
                CONFIG.matcher(f).matches()
                    && !SAMPLE.matcher(Names.file(f)).matches()
                    && !f.contains("/templates/")
                    && EnvironmentWord.in(Names.file(f)).isPresent()),
        (file, word) -> {
          Optional<String> base = base(file);
          return base.isPresent()
              ? "{layers: " + Names.flow(List.of(base.get(), file)) + "}"
              : "{file: " + Names.flow(file) + "}";
        },
        (file, pattern) -> Names.of(pattern, "app"));
  }

  /**
   * {@code values.yaml} for {@code values-staging.yaml}, {@code base.yml} for {@code staging.yml}.
   */
  private Optional<String> base(String file) {
    String folder = Names.folder(file);
    String name = Names.file(file);
    String bare =
        EnvironmentWord.in(name)
            .map(EnvironmentWord::pattern)
            .orElse(name)
            .replaceAll("[-_.]\\*", "")
            .replaceAll("\\*[-_.](?=.*\\.)", "");
    String extension = name.substring(name.lastIndexOf('.'));
    var candidates = new ArrayList<String>();
    if (!bare.contains("*")) {
      candidates.add(bare);
    }
    BASES.forEach(b -> candidates.add(b + extension));
    return candidates.stream()
        .map(candidate -> Names.in(folder, candidate))
        .filter(survey::exists)
        .findFirst();
  }

  private static String layered(String as, String file, List<String> base) {
    var files = new ArrayList<>(base);
    files.add(file);
    return "{as: " + as + ", files: " + Names.flow(files) + "}";
  }
}
