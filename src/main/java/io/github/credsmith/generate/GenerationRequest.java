package io.github.credsmith.generate;

import io.github.credsmith.spec.CredentialSpec;

/**
 * What to generate from.
 *
 * @param spec a spec without errors
 * @param specPath the spec's path relative to the workspace, with {@code /}: it is written into
 *     generated files, which must not depend on where the command was run
 * @param files what the workspace holds
 */
public record GenerationRequest(CredentialSpec spec, String specPath, WorkspaceFiles files) {}
