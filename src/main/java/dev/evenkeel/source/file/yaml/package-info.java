/**
 * YAML 1.2 (core schema) by snakeyaml-engine's events, straight into nodes. The only room that
 * knows that library. Never resolves a template and never constructs an object a tag asks for.
 * Start with {@link dev.evenkeel.source.file.yaml.YamlReader}.
 */
@NullMarked
package dev.evenkeel.source.file.yaml;

import org.jspecify.annotations.NullMarked;
