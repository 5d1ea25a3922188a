package io.github.credsmith.adopt;

import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.UrlRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The few rules of a helper configuration that can answer for a host, so that asking for many hosts
 * does not take the product of hosts and rules.
 */
final class RuleCandidates {
  private final List<UrlRule> ofAnyHost = new ArrayList<>();
  private final Map<String, List<UrlRule>> byText = new HashMap<>();
  private final Map<String, List<UrlRule>> byStart = new HashMap<>();
  private final Map<String, List<UrlRule>> byEnd = new HashMap<>();
  private final Map<String, HelperConfig> found = new HashMap<>();

  RuleCandidates(HelperConfig all) {
    all.rules().forEach(this::add);
  }

  /**
   * The rules that can match a host and port, in their order; whether they do is for {@link
   * HelperConfig#ruleFor} to say.
   */
  HelperConfig of(String authority) {
    return found.computeIfAbsent(authority, this::search);
  }

  private void add(UrlRule rule) {
    String glob = rule.host().map(host -> host.pattern()).orElse("*");
    int star = glob.indexOf('*');
    if (star < 0) {
      add(byText, glob, rule);
    } else if (star > 0) {
      add(byStart, glob.substring(0, star), rule);
    } else if (glob.endsWith("*")) {
      ofAnyHost.add(rule);
    } else {
      add(byEnd, glob.substring(glob.lastIndexOf('*') + 1), rule);
    }
  }

  private static void add(Map<String, List<UrlRule>> rules, String key, UrlRule rule) {
    rules.computeIfAbsent(key, text -> new ArrayList<>()).add(rule);
  }

  private HelperConfig search(String authority) {
    List<UrlRule> rules = new ArrayList<>(ofAnyHost);
    rules.addAll(byText.getOrDefault(authority, List.of()));
    IntStream.rangeClosed(0, authority.length())
        .forEach(
            i -> {
              rules.addAll(byStart.getOrDefault(authority.substring(0, i), List.of()));
              rules.addAll(byEnd.getOrDefault(authority.substring(i), List.of()));
            });
    rules.sort(Comparator.comparing(UrlRule::index));
    return new HelperConfig(rules);
  }
}
