/**
 * The protocol of docker's credential helpers (docker/docker-credential-helpers), as docker,
 * podman, skopeo and others call {@code docker-credential-credsmith}.
 */
package io.github.credsmith.helper.docker;
