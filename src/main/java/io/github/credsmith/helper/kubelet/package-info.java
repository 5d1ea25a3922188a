/**
 * The protocol of the kubelet's credential provider plugins ({@code
 * credentialprovider.kubelet.k8s.io}; Kubernetes, "Configure a kubelet image credential provider").
 */
package io.github.credsmith.helper.kubelet;
