package dev.evenkeel.app.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of a release, built twice and run. It needs a build in target/, apt and an engine. */
@Tag("nightly")
class ImageTest {
  private static final Path BUILD = Programs.PROJECT.resolve("target");

  @TempDir Path folder;

  private String image(String name) {
    Programs.need("bash", "apt-get", "dpkg-deb", "tar", "gzip");
    Assumptions.assumeTrue(
        Files.exists(BUILD.resolve("evenkeel.jar")) && Files.isDirectory(BUILD.resolve("lib")),
        "target/ holds no build: run mvn package first; this did not run");
    Programs.Said said =
        Programs.run(
            Programs.PROJECT,
            Map.of("JAVA_HOME", Programs.javaHome()),
            "bash",
            "-c",
            "exec release/image \"$1\" 2>\"$1.log\"",
            "bash",
            folder.resolve(name).toString());
    Assumptions.assumeTrue(
        said.code() != 5, "apt-get could not download the system's packages; this did not run");
    assertEquals(0, said.code(), said.text());
    return said.text().strip();
  }

  @Test
  void builtTwiceItHasOneDigestAndItRunsAsNobodyWithoutNetworkOrAWritableRoot() throws IOException {
    String digest = image("first");
    assertTrue(digest.matches("sha256:[0-9a-f]{64}"), digest);
    assertEquals(digest, image("second"));

    Assumptions.assumeTrue(
        engine("info").code() == 0, "no Docker engine answers: the image was built and not run");
    assertEquals(0, engine("load", "-i", folder.resolve("first.tar").toString()).code());
    Path work = Files.createDirectories(folder.resolve("work"));
    Files.writeString(work.resolve("a.env"), "SIZE=1\n");
    Files.writeString(work.resolve("b.env"), "SIZE=2\n");
    Programs.Said compared = run(work, "compare", "a.env", "b.env");
    assertEquals(1, compared.code(), compared.text());
    assertTrue(compared.text().startsWith("FAILED"), compared.text());
    Programs.Said user = engine("image", "inspect", "--format", "{{.Config.User}}", tag());
    assertEquals("65532:65532", user.text().strip());
  }

  private Programs.Said run(Path work, String... words) throws IOException {
    var all =
        new java.util.ArrayList<>(
            List.of(
                "run",
                "--rm",
                "--network",
                "none",
                "--read-only",
                "--tmpfs",
                "/tmp",
                "--tmpfs",
                "/home/evenkeel:mode=1777",
                "--cap-drop",
                "ALL",
                "--security-opt",
                "no-new-privileges",
                "-v",
                work + ":/work:ro",
                tag()));
    all.addAll(List.of(words));
    return engine(all.toArray(String[]::new));
  }

  private static String tag() throws IOException {
    String pom = Files.readString(Programs.PROJECT.resolve("pom.xml"));
    var version = java.util.regex.Pattern.compile("(?m)^  <version>(.*)</version>$").matcher(pom);
    assertTrue(version.find());
    return "evenkeel:" + version.group(1);
  }

  private Programs.Said engine(String... words) {
    Programs.need("docker");
    var all = new java.util.ArrayList<>(List.of("docker"));
    all.addAll(List.of(words));
    return Programs.run(folder, new HashMap<>(), all);
  }
}
