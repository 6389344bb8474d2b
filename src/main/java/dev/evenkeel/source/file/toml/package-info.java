/** TOML by the tomlj library. Start with {@link dev.evenkeel.source.file.toml.TomlReader}. */
@NullMarked
package dev.evenkeel.source.file.toml;

import org.jspecify.annotations.NullMarked;
