/**
 * JSON (RFC 8259), with comments and trailing commas accepted, and JSON lines, by Jackson's
 * streaming parser straight into nodes. Never binds to classes. Start with {@link
 * dev.evenkeel.source.file.json.JsonReader}.
 */
@NullMarked
package dev.evenkeel.source.file.json;

import org.jspecify.annotations.NullMarked;
