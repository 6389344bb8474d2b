package dev.evenkeel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What the decisions say of the build, held against the pom that does it. */
final class BuildDescriptionTest {
  private static final Path PROJECT = Path.of(System.getProperty("evenkeel.project", "."));

  @Test
  void theListOfJdksComesBeforeTheChoiceSoThatAFailureCanSayWhatWasFound() throws Exception {
    assertEquals("validate", phase("list-the-jdks"));
    assertEquals("validate", phase("say-which-jdk-is-missing"));
    assertEquals("initialize", phase("take-a-jdk"));
    assertEquals("[25,)", pom("//execution[id='take-a-jdk']/configuration/version"));
    assertEquals(
        "Never",
        pom("//execution[id='take-a-jdk']/configuration/useJdk"),
        "a Maven on JDK 25 would otherwise start the programs of the build with the PATH's java");
  }

  @Test
  void theFormatterIsAProcessOfTheToolchainsJdk() throws Exception {
    String plugin =
        "//plugin[executions/execution/id='hold-the-format']/artifactId[.='exec-maven-plugin']";
    assertEquals("exec-maven-plugin", pom(plugin));
    assertEquals("java", pom("//execution[id='hold-the-format']/configuration/executable"));
  }

  @Test
  void anUnformattedFileFailsTheBuildAndTheMessageSaysHowToFormatIt() throws Exception {
    assertEquals("verify", phase("say-what-is-unformatted"));
    String said = pom("//execution[id='say-what-is-unformatted']//fail[@if='unformatted']");
    assertTrue(said.contains("mvn -q -Pformat process-sources"), said);
  }

  @Test
  void theSameSourcesGiveTheSameJar() throws Exception {
    assertTrue(pom("//properties/project.build.outputTimestamp").startsWith("20"));
  }

  @Test
  void noPluginAndNoDependencyIsTakenAtAVersionThatMoves() throws Exception {
    NodeList versions =
        (NodeList)
            XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                    "//plugin/version | //dependency/version | //properties/*[contains(name(),"
                        + " '.version')]",
                    document(),
                    XPathConstants.NODESET);
    assertTrue(versions.getLength() > 15, "only " + versions.getLength() + " versions were found");
    for (int i = 0; i < versions.getLength(); i++) {
      String version = versions.item(i).getTextContent();
      assertTrue(
          version.matches("\\$\\{.*}|\\d[^\\[\\],()]*") && !version.endsWith("-SNAPSHOT"), version);
    }
  }

  @Test
  void continuousIntegrationRunsTheTestCommandThatTheReadmeNames() throws Exception {
    String readme = Files.readString(PROJECT.resolve("README.md"));
    String ci = Files.readString(PROJECT.resolve(".ci/run"));

    assertTrue(readme.contains("mvn -B verify"), "README.md names the test command");
    assertTrue(ci.lines().anyMatch(line -> line.startsWith("mvn -B verify")), ".ci/run calls it");
  }

  private static String phase(String execution) throws Exception {
    return pom("//execution[id='" + execution + "']/phase");
  }

  private static String pom(String path) throws Exception {
    return XPathFactory.newInstance().newXPath().evaluate(path, document()).strip();
  }

  private static Document document() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(PROJECT.resolve("pom.xml").toFile());
  }
}
