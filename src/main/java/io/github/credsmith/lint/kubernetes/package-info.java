/** Rules about Kubernetes manifests that hold or name credentials for pulling images. */
package io.github.credsmith.lint.kubernetes;
