package dev.evenkeel.report;

import dev.evenkeel.check.Finding;

/**
 * What a finding of one side shows in a list of its like, where the file is said once for all.
 *
 * @param value what stands there, cut to the room there is
 * @param line its line in that file, written {@code :12}; empty where it has none
 */
record OneSided(String value, String line) {
  static OneSided of(Finding finding, int room) {
    Contrast contrast = Contrast.of(finding);
    boolean onLeft = finding.left().isPresent();
    Contrast.Line line = onLeft ? contrast.left() : contrast.right();
    Excerpt excerpt = onLeft ? Excerpt.left(contrast, room) : Excerpt.right(contrast, room);
    String lead = line.lead().isEmpty() ? "" : line.lead() + ": ";
    Place place = Place.of(line.at());
    return new OneSided(lead + excerpt.text(), place.isFileLine() ? ":" + place.line() : "");
  }
}
