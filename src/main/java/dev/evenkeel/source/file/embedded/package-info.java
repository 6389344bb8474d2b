/**
 * Documents inside values: JSON in an environment variable, a file in a ConfigMap. Parses texts,
 * never opens a file, and leaves a text alone where it is in doubt. Start with {@link
 * dev.evenkeel.source.file.embedded.EmbeddedDocuments}.
 */
@NullMarked
package dev.evenkeel.source.file.embedded;

import org.jspecify.annotations.NullMarked;
