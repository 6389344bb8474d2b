/**
 * Holds a chart's values against its {@code values.schema.json}. Start with {@link
 * dev.evenkeel.source.helm.schema.ValuesSchema}.
 */
@NullMarked
package dev.evenkeel.source.helm.schema;

import org.jspecify.annotations.NullMarked;
