package io.github.credsmith.dockerconfig;

import io.github.credsmith.document.Node;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A docker configuration.
 *
 * @param file the file as reports show it
 * @param auths in the file's order
 * @param credsStore the store for all registries; empty if none is named
 * @param credHelpers in the file's order
 * @param others the entries at the top that are none of these, in the file's order
 * @param problems all faults, those of single entries included, in the order of the text
 */
public record DockerConfig(
    String file,
    ConfigFormat format,
    List<AuthEntry> auths,
    Optional<CredHelper> credsStore,
    List<CredHelper> credHelpers,
    List<Node.Entry> others,
    List<DockerConfigProblem> problems) {
  public DockerConfig {
    auths = List.copyOf(auths);
    credHelpers = List.copyOf(credHelpers);
    others = List.copyOf(others);
    problems = List.copyOf(problems);
  }

  /**
   * The entry that answers a registry. As far as the format has them, in this order:
   *
   * <ol>
   *   <li>the helper that {@code credHelpers} names for it;
   *   <li>the store that {@code credsStore} names;
   *   <li>the entry of {@code auths}: the longest path that leads to the repository, else the
   *       registry's own key, else the first old form of it.
   * </ol>
   *
   * <p>An empty name in {@code credHelpers} passes over the store.
   *
   * @param repository the repository's name without registry, tag and digest; empty if the request
   *     is for no repository, so that keys with a path do not count
   */
  public RegistryEntry entryFor(RegistryKey registry, Optional<String> repository) {
    String address = format.helperKey(registry);
    Optional<CredHelper> helper = helperFor(address);
    if (helper.isPresent() && !helper.get().name().isEmpty()) {
      return CredentialHelperName.parse(helper.get().name())
          .<RegistryEntry>map(
              name -> new RegistryEntry.Helper(name, address, helper.get().location()))
          .orElseGet(() -> unusable(helper.get()));
    }
    if (helper.isEmpty() && format.hasStore() && credsStore.isPresent()) {
      CredHelper store = credsStore.get();
      return CredentialHelperName.parse(store.name())
          .<RegistryEntry>map(name -> new RegistryEntry.Store(name, address, store.location()))
          .orElseGet(() -> unusable(store));
    }
    return authFor(registry, repository)
        .map(DockerConfig::stored)
        .orElseGet(() -> new RegistryEntry.Nothing(reason(registry)));
  }

  /** What the file would say if it named this helper nowhere. */
  public DockerConfig without(CredentialHelperName helper) {
    return new DockerConfig(
        file,
        format,
        auths,
        credsStore.filter(store -> !store.name().equals(helper.value())),
        credHelpers.stream().filter(entry -> !entry.name().equals(helper.value())).toList(),
        others,
        problems);
  }

  private Optional<CredHelper> helperFor(String key) {
    return credHelpers.stream()
        .filter(helper -> format.hasHelpers() && helper.key().equals(key))
        .findFirst();
  }

  private Optional<AuthEntry> authFor(RegistryKey registry, Optional<String> repository) {
    List<AuthEntry> candidates =
        auths.stream().filter(entry -> entry.key().registry().equals(registry)).toList();
    return candidates.stream()
        .filter(entry -> repository.filter(entry.key()::leadsTo).isPresent())
        .max(Comparator.comparingInt(entry -> entry.key().path().length()))
        .or(() -> candidates.stream().filter(entry -> entry.key().isCanonical()).findFirst())
        .or(() -> candidates.stream().filter(entry -> entry.key().path().isEmpty()).findFirst());
  }

  private RegistryEntry.Reason reason(RegistryKey registry) {
    if (auths.stream().anyMatch(entry -> entry.key().registry().equals(registry))) {
      return RegistryEntry.Reason.OTHER_REPOSITORIES;
    }
    return auths.isEmpty() && !(format.hasHelpers() && !credHelpers.isEmpty())
        ? RegistryEntry.Reason.NO_ENTRIES
        : RegistryEntry.Reason.OTHER_REGISTRIES;
  }

  private static RegistryEntry stored(AuthEntry entry) {
    if (entry.credential().isUsable()) {
      return new RegistryEntry.Auth(entry);
    }
    return entry
        .fault()
        .<RegistryEntry>map(RegistryEntry.Unusable::new)
        .orElseGet(() -> new RegistryEntry.KnownInStore(entry.location()));
  }

  private static RegistryEntry unusable(CredHelper helper) {
    return new RegistryEntry.Unusable(DockerConfigProblem.invalidHelperName(helper.location()));
  }
}
