/**
 * The credential helper's configuration file, {@code .tweag-credential-helper.json}: its rules,
 * which of them answers a URI, where the file is, and how it is written. The one answer to these
 * questions for generation, checks, explanations and the runtime.
 */
package io.github.credsmith.helperconfig;
