/**
 * Kubernetes manifests as far as they carry credentials for image registries: Secrets that hold a
 * docker configuration, the names of all Secrets, and who pulls with them. What a docker
 * configuration says is left to {@link io.github.credsmith.dockerconfig}.
 */
package io.github.credsmith.kubernetes;
