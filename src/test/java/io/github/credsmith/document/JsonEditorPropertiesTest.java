package io.github.credsmith.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class JsonEditorPropertiesTest {

  @Property(tries = 300)
  void aSetValueIsReadBackAndAllOthersStandAsBefore(
      @ForAll("objects") String text, @ForAll("paths") List<String> path) {
    Map<String, Object> expected = tree(text);
    Assume.that(setIn(expected, path));
    JsonEditor editor = new JsonEditor(SourceText.of("f", text));
    editor.set(path, "\"new\"");
    assertThat(ordered(tree(editor.text()))).isEqualTo(ordered(expected));
  }

  @Property(tries = 300)
  void settingTwiceChangesNothingMore(
      @ForAll("objects") String text, @ForAll("paths") List<String> path) {
    Assume.that(setIn(tree(text), path));
    JsonEditor editor = new JsonEditor(SourceText.of("f", text));
    editor.set(path, "\"new\"");
    String once = editor.text();
    editor.set(path, "\"new\"");
    assertThat(editor.text()).isEqualTo(once);
  }

  @Property(tries = 300)
  void aRemovedKeyIsGoneAndAllOthersStandAsBefore(
      @ForAll("objects") String text, @ForAll("paths") List<String> path) {
    Map<String, Object> expected = tree(text);
    removeIn(expected, path);
    JsonEditor editor = new JsonEditor(SourceText.of("f", text));
    editor.remove(path);
    assertThat(ordered(tree(editor.text()))).isEqualTo(ordered(expected));
  }

  @Property(tries = 300)
  void removingWhatWasAddedGivesTheFileBack(
      @ForAll("objects") String text, @ForAll("paths") List<String> known) {
    // The last key is one that no object has; the path to it seldom fits, unless it is short.
    List<String> parents = known.subList(0, known.size() - 1);
    List<String> path = new ArrayList<>(parents);
    path.add("added");
    Object parent = tree(text);
    for (String key : parents) {
      parent = parent instanceof Map<?, ?> map ? map.get(key) : null;
    }
    Assume.that(parent instanceof Map<?, ?> map && !map.isEmpty());
    JsonEditor editor = new JsonEditor(SourceText.of("f", text));
    editor.set(path, "[1, 2]");
    editor.remove(path);
    assertThat(editor.text()).isEqualTo(text);
  }

  @Provide
  Arbitrary<List<String>> paths() {
    return Arbitraries.of("a", "b", "c").list().ofMinSize(1).ofMaxSize(3);
  }

  @Provide
  Arbitrary<String> objects() {
    Arbitrary<String> scalars = Arbitraries.of("1.50", "null", "\"a\\\"}\"", "\"\uD83D\uDD11\"");
    Arbitrary<String> values =
        Arbitraries.recursive(
            () -> scalars,
            value -> Arbitraries.frequencyOf(Tuple.of(3, object(value)), Tuple.of(1, array(value))),
            0,
            3);
    return Combinators.combine(spaces(), object(values), spaces())
        .as((before, object, after) -> before + object + after);
  }

  private static Arbitrary<String> object(Arbitrary<String> value) {
    Arbitrary<String> keys = Arbitraries.of("a", "b", "c", "\\u0061b");
    return Combinators.combine(Arbitraries.maps(keys, value).ofMaxSize(3), spaces(), spaces())
        .as(
            (members, before, after) ->
                members.entrySet().stream()
                    .map(m -> before + '"' + m.getKey() + "\":" + after + m.getValue() + after)
                    .collect(Collectors.joining(",", "{", "}")));
  }

  private static Arbitrary<String> array(Arbitrary<String> value) {
    return value.list().ofMaxSize(2).map(items -> "[" + String.join(" ,", items) + "]");
  }

  private static Arbitrary<String> spaces() {
    return Arbitraries.of("", " ", "\n  ", "\r\n\t");
  }

  private static Map<String, Object> tree(String text) {
    return object((Node.Mapping) JsonReader.read(SourceText.of("f", text)).root());
  }

  private static Map<String, Object> object(Node.Mapping mapping) {
    Map<String, Object> members = new LinkedHashMap<>();
    mapping.entries().forEach(entry -> members.put(entry.name(), value(entry.value())));
    return members;
  }

  private static Object value(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return object(mapping);
    }
    return node instanceof Node.Sequence sequence
        ? sequence.items().stream().map(JsonEditorPropertiesTest::value).toList()
        : ((Node.Scalar) node).text();
  }

  /** Maps compare without regard to order; lists of their entries do not. */
  private static Object ordered(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    List<Object> entries = new ArrayList<>();
    map.forEach((key, member) -> entries.add(List.of(key, ordered(member))));
    return entries;
  }

  /** Sets the value in the model; false if a value on the way is no object. */
  private static boolean setIn(Map<String, Object> object, List<String> path) {
    if (path.size() == 1) {
      object.put(path.get(0), "new");
      return true;
    }
    Object next = object.getOrDefault(path.get(0), Map.of());
    if (!(next instanceof Map<?, ?> map)) {
      return false;
    }
    Map<String, Object> inner = typed(map);
    object.put(path.get(0), inner);
    return setIn(inner, path.subList(1, path.size()));
  }

  private static void removeIn(Map<String, Object> object, List<String> path) {
    if (path.size() == 1) {
      object.remove(path.get(0));
    } else if (object.get(path.get(0)) instanceof Map<?, ?> map) {
      Map<String, Object> inner = typed(map);
      removeIn(inner, path.subList(1, path.size()));
      object.put(path.get(0), inner);
    }
  }

  private static Map<String, Object> typed(Map<?, ?> map) {
    Map<String, Object> typed = new LinkedHashMap<>();
    map.forEach((key, value) -> typed.put((String) key, value));
    return typed;
  }
}
