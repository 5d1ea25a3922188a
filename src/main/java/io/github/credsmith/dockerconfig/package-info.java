/**
 * Docker's {@code config.json} and podman's {@code auth.json}: where they are, what they hold,
 * which entry answers a registry, and how credential helpers are entered in them. The one answer to
 * these questions for generation, checks, explanations and the runtime.
 */
package io.github.credsmith.dockerconfig;
