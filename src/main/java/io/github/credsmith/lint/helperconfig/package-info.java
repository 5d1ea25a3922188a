/** Rules about the helper configuration by itself. */
package io.github.credsmith.lint.helperconfig;
