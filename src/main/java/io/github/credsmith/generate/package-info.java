/**
 * From a spec to files: one generator for each target says what a file should hold, the plan
 * compares that with what is there, and only then is anything written. What somebody else wrote is
 * never lost.
 */
package io.github.credsmith.generate;
