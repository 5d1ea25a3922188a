package io.github.credsmith.report;

import io.github.credsmith.document.Severity;

/**
 * What a machine-readable report says about a rule.
 *
 * @param id {@code group/name}
 * @param severity of most of its findings
 * @param summary one sentence
 * @param help why it matters and how to mend it, plain text
 */
public record RuleInfo(String id, Severity severity, String summary, String help) {}
