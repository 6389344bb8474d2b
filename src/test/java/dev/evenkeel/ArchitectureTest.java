package dev.evenkeel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house as docs/architecture.md draws it. */
final class ArchitectureTest {
  private static final String HOUSE = "dev.evenkeel.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.evenkeel");

  /** Every room, and the rooms whose words it may use. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("value", Set.of()),
          Map.entry("snapshot", Set.of("value")),
          Map.entry("environment", Set.of("snapshot", "value")),
          Map.entry("difference", Set.of("contract", "snapshot", "value")),
          Map.entry("contract", Set.of("snapshot", "value")),
          Map.entry("check", Set.of("difference", "snapshot", "value")),
          Map.entry("allowance", Set.of("difference", "snapshot", "value")),
          Map.entry("gate", Set.of("check", "difference", "value")),
          Map.entry(
              "report",
              Set.of(
                  "contract",
                  "drill",
                  "plan",
                  "trail",
                  "gate",
                  "check",
                  "difference",
                  "snapshot",
                  "value")),
          Map.entry("plan", Set.of("value")),
          Map.entry("drill", Set.of("plan", "check", "difference", "snapshot", "value")),
          Map.entry("sandbox", Set.of("plan", "value")),
          Map.entry("trail", Set.of("value")),
          Map.entry("attest", Set.of("drill", "gate", "trail", "value")),
          Map.entry(
              "operation",
              Set.of(
                  "environment",
                  "snapshot",
                  "difference",
                  "allowance",
                  "check",
                  "gate",
                  "report",
                  "attest",
                  "trail",
                  "plan",
                  "drill",
                  "sandbox",
                  "source",
                  "value")),
          Map.entry("source", Set.of("contract", "environment", "plan", "snapshot", "value")),
          Map.entry("store", Set.of("trail", "value")),
          Map.entry("app", Set.of("*")));

  /** Each library, and the places that speak to it: one, or one for each thing it is for. */
  private static final Map<String, Set<String>> SPEAKERS =
      Map.ofEntries(
          Map.entry("picocli", Set.of("app.cli")),
          Map.entry("io.micronaut", Set.of("app.http")),
          Map.entry("io.netty", Set.of("app.http")),
          Map.entry("jakarta.inject", Set.of("app.http")),
          Map.entry("com.nimbusds", Set.of("app.http.access")),
          Map.entry("org.snakeyaml", Set.of("source.file.yaml")),
          Map.entry("org.tomlj", Set.of("source.file.toml")),
          Map.entry("com.fasterxml.jackson.core", Set.of("source.file.json")),
          Map.entry(
              "com.fasterxml.jackson.databind",
              Set.of("contract.validator", "environment", "source.helm.schema")),
          Map.entry(
              "com.networknt", Set.of("contract.validator", "environment", "source.helm.schema")),
          Map.entry("dev.cel", Set.of("check")),
          Map.entry("com.google.protobuf", Set.of("check")),
          Map.entry("com.google.common", Set.of("check")),
          Map.entry("com.google.errorprone", Set.of("check")),
          Map.entry("com.marcnuri", Set.of("source.helm")),
          Map.entry("org.eclipse.jgit", Set.of("source.git")),
          Map.entry("org.sqlite", Set.of("store")),
          Map.entry("org.flywaydb", Set.of("store", "sandbox.flyway")),
          Map.entry(
              "org.postgresql",
              Set.of("store.postgresql", "sandbox", "source.database.postgresql")),
          Map.entry("org.mariadb", Set.of("sandbox", "source.database.mysql")),
          Map.entry("org.testcontainers", Set.of("sandbox.testcontainers")),
          Map.entry("org.tukaani", Set.of("sandbox.embedded")),
          Map.entry(
              "java.sql",
              Set.of("store", "sandbox", "source.database", "operation.drill", "app.wiring")),
          Map.entry("javax.sql", Set.of("store", "sandbox", "operation.drill", "app.wiring")));

  private static final String HALF_DEPLOY = "operation.drill.halfdeploy";

  /** The rooms of the half-deploy drill below its conductor, and the rooms each of them uses. */
  private static final Map<String, Set<String>> HALF_DEPLOY_ARROWS =
      Map.of(
          "terms", Set.of(),
          "bench", Set.of(),
          "leg", Set.of("bench"),
          "tracing", Set.of("bench"),
          "stopping", Set.of("bench", "leg", "terms", "tracing"),
          "probing", Set.of("bench", "leg", "terms"),
          "wayout", Set.of("bench", "leg"));

  /** The rooms that decide; they are given values and give values. */
  private static final String[] DECIDING = {
    "dev.evenkeel.value..",
    "dev.evenkeel.snapshot..",
    "dev.evenkeel.contract..",
    "dev.evenkeel.environment..",
    "dev.evenkeel.difference..",
    "dev.evenkeel.check..",
    "dev.evenkeel.allowance..",
    "dev.evenkeel.gate..",
    "dev.evenkeel.trail..",
    "dev.evenkeel.plan..",
    "dev.evenkeel.drill..",
    "dev.evenkeel.attest..",
    "dev.evenkeel.report.."
  };

  @Test
  void thereIsAHouseToLookAt() {
    assertTrue(CLASSES.size() > 300, "only " + CLASSES.size() + " classes: the rules hold for air");
    assertEquals(
        new TreeSet<>(ARROWS.keySet()),
        rooms(),
        "a room without arrows may depend on anything, an arrow without a room on nothing:"
            + " draw it here and in docs/architecture.md");
  }

  @Test
  void thePictureShowsEveryRoomAndNoArrowThatIsNotHeldHere() throws IOException {
    Path page = Path.of(System.getProperty("evenkeel.project", "."), "docs/architecture.md");
    String text = Files.readString(page);
    String picture = text.substring(text.indexOf("```mermaid"), text.indexOf("```\n\nAn arrow"));
    var drawn = new TreeSet<String>();
    Pattern.compile("(\\w+)(?:\\[\"[^\"]*\"])? --> (\\w+)")
        .matcher(picture)
        .results()
        .forEach(
            arrow -> {
              drawn.add(arrow.group(1));
              drawn.add(arrow.group(2));
              Set<String> below = ARROWS.getOrDefault(arrow.group(1), Set.of());
              assertTrue(
                  below.contains(arrow.group(2)) || below.contains("*"), () -> arrow.group());
            });
    assertEquals(new TreeSet<>(ARROWS.keySet()), drawn, "the rooms of docs/architecture.md");
  }

  @TestFactory
  Stream<DynamicTest> aRoomUsesTheWordsOfTheRoomsBelowItOnly() {
    return new TreeMap<>(ARROWS)
        .entrySet().stream()
            .filter(arrows -> !arrows.getValue().contains("*"))
            .map(
                arrows ->
                    DynamicTest.dynamicTest(
                        arrows.getKey(), () -> holdArrows(arrows.getKey(), arrows.getValue())));
  }

  private static void holdArrows(String room, Set<String> below) {
    classes()
        .that(resideIn(room))
        .should()
        .onlyDependOnClassesThat(
            predicate(
                "lie in " + room + " or in " + new TreeSet<>(below) + ", or outside the house",
                target ->
                    !target.getPackageName().startsWith("dev.evenkeel")
                        || roomOf(target).equals(room)
                        || below.contains(roomOf(target))))
        .because(
            "data flows one way: what decides must not know who asked, nor where the data came"
                + " from")
        .check(CLASSES);
  }

  @Test
  void noRoomsStandInACircle() {
    slices()
        .matching("dev.evenkeel.(*)..")
        .should()
        .beFreeOfCycles()
        .because("rooms in a circle are one room")
        .check(CLASSES);
  }

  @Test
  void anOperationSpeaksToPortsOnly() {
    noClasses()
        .that(resideIn("operation"))
        .should()
        .dependOnClassesThat(
            predicate(
                "are adapters",
                target ->
                    target.getPackageName().startsWith(HOUSE + "sandbox.")
                        || target.getPackageName().startsWith(HOUSE + "source.")
                            && !target.getPackageName().equals(HOUSE + "source.database")))
        .because("which server a drill runs on is the app's choice, and a test's")
        .check(CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> aRoomOfTheHalfDeployDrillUsesTheRoomsBelowItAndNeverItsConductor() {
    return new TreeMap<>(HALF_DEPLOY_ARROWS)
        .entrySet().stream()
            .map(
                arrows ->
                    DynamicTest.dynamicTest(
                        arrows.getKey(), () -> holdHalfDeploy(arrows.getKey(), arrows.getValue())));
  }

  private static void holdHalfDeploy(String room, Set<String> below) {
    String home = HALF_DEPLOY + "." + room;
    classes()
        .that(resideIn(home))
        .should()
        .onlyDependOnClassesThat(
            predicate(
                "lie in " + room + " or in " + new TreeSet<>(below) + ", or outside the drill",
                target ->
                    !liesIn(target, HOUSE + HALF_DEPLOY)
                        || liesIn(target, HOUSE + home)
                        || below.stream()
                            .anyMatch(each -> liesIn(target, HOUSE + HALF_DEPLOY + "." + each))))
        .because(
            "the conductor knows who is asked when: a stop, a probe or a way out that knew it, or a"
                + " room beside it, could be tried and read only together with all the others")
        .check(CLASSES);
  }

  @Test
  void everyRoomOfTheHalfDeployDrillHasItsArrows() {
    String inside = HOUSE + HALF_DEPLOY + ".";
    var rooms = new TreeSet<String>();
    for (JavaClass each : CLASSES) {
      if (each.getPackageName().startsWith(inside)) {
        rooms.add(each.getPackageName().substring(inside.length()));
      }
    }
    assertEquals(
        new TreeSet<>(HALF_DEPLOY_ARROWS.keySet()),
        rooms,
        "a room of the half-deploy drill may use only what is drawn here and in"
            + " docs/architecture.md");
    slices()
        .matching(inside + "(*)..")
        .should()
        .beFreeOfCycles()
        .because("rooms in a circle are one room")
        .check(CLASSES);
  }

  @Test
  void whatTheAppIsMadeOfDoesNotKnowTheCommandLine() {
    noClasses()
        .that()
        .resideInAPackage(HOUSE + "app..")
        .and()
        .resideOutsideOfPackage(HOUSE + "app.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(HOUSE + "app.cli..")
        .because(
            "verbs are one way to ask, the service is another: both stand on the same wiring, which"
                + " knows a console and no verb")
        .check(CLASSES);
  }

  @Test
  void noTwoAdaptersKnowEachOtherInACircle() {
    slices()
        .matching("dev.evenkeel.source.(*)..")
        .should()
        .beFreeOfCycles()
        .because("an adapter is taken out or put in alone")
        .check(CLASSES);
  }

  @Test
  void whatDecidesDoesNoInputOrOutput() {
    noClasses()
        .that()
        .resideInAnyPackage(DECIDING)
        .should()
        .dependOnClassesThat(predicate("do input or output", ArchitectureTest::doesInputOrOutput))
        .because(
            "a verdict must follow from values alone: then the same inputs give the same bytes, and"
                + " a test needs no disk, no network and no clock")
        .check(CLASSES);
  }

  /** Streams and writers are given; a path is a name until somebody opens it. */
  private static boolean doesInputOrOutput(JavaClass target) {
    String name = target.getName();
    String in = target.getPackageName();
    return name.startsWith("java.io.File")
        || name.equals("java.io.RandomAccessFile")
        || name.equals("java.nio.file.Files")
        || name.equals("java.nio.file.FileSystems")
        || in.equals("java.nio.channels")
        || in.equals("java.net.http")
        || in.equals("java.net")
            && !Set.of("URI", "URISyntaxException").contains(target.getSimpleName())
            && !Set.of("InetAddress", "Inet6Address").contains(target.getSimpleName())
        || name.startsWith("java.lang.Process")
        || name.equals("java.lang.Runtime");
  }

  @Test
  void anAddressIsOnlyEverReadFromItsLiteral() {
    noClasses()
        .should()
        .callMethodWhere(
            predicateOfCall(
                "looks a host name up",
                (owner, name, parameters) ->
                    owner.equals("java.net.InetAddress")
                        && Set.of("getByName", "getAllByName", "getLocalHost", "isReachable")
                            .contains(name)))
        .because("a comparison that asks the network for a name is another one tomorrow")
        .check(CLASSES);
  }

  @Test
  void onlyTheAppKnowsTheClock() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.evenkeel.app..")
        .should()
        .callMethodWhere(
            predicateOfCall(
                "asks what time it is",
                (owner, name, parameters) ->
                    owner.startsWith("java.time.") && name.equals("now") && parameters == 0
                        || owner.equals("java.time.Clock") && name.startsWith("system")
                        || owner.equals("java.lang.System") && name.equals("currentTimeMillis")))
        .because("an expiry that reads the clock by itself cannot be tested the day before")
        .check(CLASSES);
  }

  @Test
  void onlyTheAppKnowsTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.evenkeel.app..")
        .should()
        .accessFieldWhere(
            predicate(
                "System.in, System.out, System.err",
                access -> access.getTargetOwner().isEquivalentTo(System.class)))
        .orShould()
        .callMethodWhere(
            predicateOfCall(
                "asks the process for its variables, or ends it",
                (owner, name, parameters) ->
                    owner.equals("java.lang.System")
                            && Set.of("getenv", "exit", "console").contains(name)
                        || owner.equals("java.lang.Runtime")
                            && Set.of("exit", "halt").contains(name)))
        .because("nothing but the report goes to standard output, and only Main ends the process")
        .check(CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> oneLibraryHasOneSpeaker() {
    return new TreeMap<>(SPEAKERS)
        .entrySet().stream()
            .map(
                speaker ->
                    DynamicTest.dynamicTest(
                        speaker.getKey(),
                        () ->
                            noClasses()
                                .that()
                                .resideOutsideOfPackages(
                                    speaker.getValue().stream()
                                        .map(home -> HOUSE + home + "..")
                                        .toArray(String[]::new))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(speaker.getKey() + "..")
                                .because(
                                    "a library that one package speaks to can be replaced there;"
                                        + " this one is "
                                        + speaker.getValue()
                                        + "'s")
                                .check(CLASSES)));
  }

  @Test
  void everyLibraryHasASpeaker() {
    var known = new TreeSet<>(SPEAKERS.keySet());
    classes()
        .should()
        .onlyDependOnClassesThat(
            predicate(
                "belong to the house, to the JDK, or to one of " + known,
                target ->
                    Stream.concat(
                            Stream.of("dev.evenkeel", "java", "javax.crypto", "org.jspecify", ""),
                            known.stream())
                        .anyMatch(home -> liesIn(target, home))))
        .because("a new dependency is a decision: name its one speaker here")
        .check(CLASSES);
  }

  @Test
  void everyPackageSaysWhatItIsAndForbidsNull() {
    var silent = new TreeSet<String>();
    for (JavaClass each : CLASSES) {
      JavaPackage home = each.getPackage();
      if (!home.tryGetAnnotationOfType(NullMarked.class).isPresent()) {
        silent.add(home.getName());
      }
    }
    assertEquals(Set.of(), silent, "a package needs a package-info.java with @NullMarked");
  }

  private static Set<String> rooms() {
    var rooms = new TreeSet<String>();
    CLASSES.forEach(each -> rooms.add(roomOf(each)));
    return rooms;
  }

  private static String roomOf(JavaClass each) {
    String inside = (each.getPackageName() + ".").substring(HOUSE.length());
    return inside.isEmpty() ? "" : inside.substring(0, inside.indexOf('.'));
  }

  private static boolean liesIn(JavaClass target, String home) {
    String in = target.getBaseComponentType().getPackageName();
    return in.equals(home) || !home.isEmpty() && in.startsWith(home + ".");
  }

  private static DescribedPredicate<JavaClass> resideIn(String room) {
    return JavaClass.Predicates.resideInAPackage(HOUSE + room + "..");
  }

  private interface Call {
    boolean matches(String owner, String name, int parameters);
  }

  private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall>
      predicateOfCall(String description, Call call) {
    return predicate(
        description,
        made ->
            call.matches(
                made.getTargetOwner().getName(),
                made.getTarget().getName(),
                made.getTarget().getRawParameterTypes().size()));
  }

  private static <T> DescribedPredicate<T> predicate(
      String description, java.util.function.Predicate<T> test) {
    return DescribedPredicate.describe(description, test);
  }
}
