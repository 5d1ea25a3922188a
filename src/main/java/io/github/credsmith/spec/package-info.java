/**
 * The credential spec: which hosts a build talks to and where each one's secret comes from. Reads
 * it (one file or several that extend each other), checks what a schema cannot, and answers which
 * credential a URI belongs to.
 */
package io.github.credsmith.spec;
