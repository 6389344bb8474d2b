/**
 * What a log keeps in plain files: its keys and its high-water mark. Files are made with mode 0600
 * and replaced whole. Start with {@link dev.evenkeel.store.file.MarkFile}.
 */
@NullMarked
package dev.evenkeel.store.file;

import org.jspecify.annotations.NullMarked;
