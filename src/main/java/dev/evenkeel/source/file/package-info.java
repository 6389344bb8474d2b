/**
 * Configuration in files and directories of files. Knows no format's syntax, which is the format
 * rooms' below; never follows a pipe, a device or a loop of links. Start with {@link
 * dev.evenkeel.source.file.FileSource}.
 */
@NullMarked
package dev.evenkeel.source.file;

import org.jspecify.annotations.NullMarked;
