/**
 * Helm charts: the values of an environment as configuration, and what the chart renders to with
 * them. The native library is loaded when a chart is rendered, not before; no cluster and no
 * repository is asked. Start with {@link dev.evenkeel.source.helm.HelmSource}.
 */
@NullMarked
package dev.evenkeel.source.helm;

import org.jspecify.annotations.NullMarked;
