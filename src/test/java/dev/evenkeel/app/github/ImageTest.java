package dev.evenkeel.app.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of a release, built twice and run. It needs a build in target/, apt and an engine. */
@Tag("nightly")
class ImageTest {
  private static final int NO_ENGINE = 69;
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
  void builtTwiceItHasOneDigestAndItRunsAsNobodyWithoutNetworkOrAWritableRoot() {
    String digest = image("first");
    assertTrue(digest.matches("sha256:[0-9a-f]{64}"), digest);
    assertEquals(digest, image("second"));

    Programs.Said ran =
        Programs.run(
            Programs.PROJECT,
            Map.of(),
            ".ci/engine",
            ".ci/image",
            folder.resolve("first.tar").toString());
    Assumptions.assumeTrue(
        ran.code() != NO_ENGINE, "the image was built and did not run: " + ran.text());
    assertEquals(0, ran.code(), ran.text());
  }
}
