package dev.evenkeel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LabelsTest {
  @Test
  void whatBothNamesHaveGivesWayToWhatTellsThemApart() {
    Labels layers =
        Labels.of(
            "config/base.yml,config/staging-eu-west-1.yml",
            "config/base.yml,config/production-eu-west-1.yml");
    assertEquals("staging-eu-west-1.yml", layers.left());
    assertEquals("production-eu-west-1.yml", layers.right());
    Labels folders =
        Labels.of(
            "/srv/deploy/staging/apps/shop/checkout/values.yaml",
            "/srv/deploy/production/apps/shop/checkout/values.yaml");
    assertEquals("staging", folders.left());
    assertEquals("production", folders.right());
  }

  @Test
  void aShortNameStaysAndOneWithoutAnythingInCommonKeepsItsEnd() {
    assertEquals("staging", Labels.of("staging", "production").left());
    assertEquals(
        "...bcdefghijklmnopqrstuvwxyz.env",
        Labels.of("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz.env", "b.env").left());
    Labels same = Labels.of("a/very/long/path/to/one.env", "a/very/long/path/to/one.env");
    assertEquals("left", same.left());
  }
}
