package io.github.credsmith.helper.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ImageReferencePropertiesTest {

  @Property(tries = 500)
  void itsPartsAreReadBackFromTheWholeName(
      @ForAll("registries") String registry,
      @ForAll("repositories") String repository,
      @ForAll("tags") Optional<String> tag,
      @ForAll("digests") Optional<String> digest) {
    ImageReference whole = new ImageReference(registry, repository, tag, digest);
    assertThat(ImageReference.parse(whole.toString())).contains(whole);
  }

  @Property(tries = 500)
  void aNameWithoutARegistryIsOfDockerHub(@ForAll("repositories") String repository) {
    String complete = repository.contains("/") ? repository : "library/" + repository;
    assertThat(ImageReference.parse(repository))
        .contains(new ImageReference("docker.io", complete, Optional.empty(), Optional.empty()));
  }

  @Property(tries = 500)
  void aCompleteNameStaysAsItIs(@ForAll("texts") String text) {
    Optional<ImageReference> once = ImageReference.parse(text);
    assertThat(once.flatMap(name -> ImageReference.parse(name.toString()))).isEqualTo(once);
  }

  @Property(tries = 500)
  void anyTextIsANameOrNone(@ForAll String text) {
    ImageReference.parse(text)
        .ifPresent(name -> assertThat(name.toString()).endsWith(text.replaceFirst("^[^/]*/", "")));
  }

  @Provide
  Arbitrary<String> registries() {
    return Arbitraries.of(
        "ghcr.io", "localhost", "localhost:5000", "10.0.0.1:443", "[::1]:5000", "A.example", "x:1");
  }

  @Provide
  Arbitrary<String> repositories() {
    Arbitrary<String> word =
        Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(1).ofMaxLength(8);
    Arbitrary<String> separator = Arbitraries.of("_", "__", "-", "---");
    Arbitrary<String> component =
        Combinators.combine(word, separator, word).as((a, s, b) -> a + s + b);
    // What has no dot and no colon, and is not localhost, is no registry.
    return Arbitraries.oneOf(word, component)
        .filter(name -> !name.equals("localhost"))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(parts -> String.join("/", parts));
  }

  @Provide
  Arbitrary<Optional<String>> tags() {
    return Arbitraries.of("latest", "v1.2-3_4", "_", "A").optional();
  }

  @Provide
  Arbitrary<Optional<String>> digests() {
    return Arbitraries.of("sha256:" + "0a".repeat(32), "sha512+b64.x:" + "F".repeat(40)).optional();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab.:/@-_1A[]").ofMaxLength(12);
  }
}
