/**
 * Findings as people and machines read them. Knows what a finding is and where it points, and
 * nothing of what was checked.
 */
package io.github.credsmith.report;
