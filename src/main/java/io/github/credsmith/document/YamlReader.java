package io.github.credsmith.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 with positions. Scalars are resolved by the core schema (YAML 1.2.2 section 10.3),
 * so {@code no} is a string; keys must be strings and unique; aliases are expanded within a limit
 * and may not refer to what contains them.
 */
public final class YamlReader {
  private static final ScalarResolver RESOLVER = new CoreSchema().getScalarResolver();
  private static final Map<String, Node.ScalarType> TYPES =
      Map.of(
          Tag.STR.getValue(), Node.ScalarType.STRING,
          Tag.INT.getValue(), Node.ScalarType.INTEGER,
          Tag.FLOAT.getValue(), Node.ScalarType.NUMBER,
          Tag.BOOL.getValue(), Node.ScalarType.BOOLEAN,
          Tag.NULL.getValue(), Node.ScalarType.NULL);

  private final SourceText source;
  private final CodePointOffsets offsets;
  private final Iterator<Event> events;
  private final TreeLimits limits = new TreeLimits();
  private final Map<Anchor, Anchored> anchors = new HashMap<>();

  /**
   * A value that aliases may repeat.
   *
   * @param size how many values it holds, itself included
   * @param depth how many levels of lists and mappings it holds
   */
  private record Anchored(Node node, int size, int depth) {}

  private YamlReader(SourceText source, Iterator<Event> events) {
    this.source = source;
    this.offsets = new CodePointOffsets(source.text());
    this.events = events;
  }

  /**
   * Reads a stream of exactly one document.
   *
   * @throws DocumentException if the text is empty, holds more than one document, is not YAML,
   *     names a key twice or exceeds a limit
   */
  public static Document read(SourceText source) {
    List<Document> all = readAll(source);
    if (all.isEmpty()) {
      throw new DocumentException(Location.ofFile(source.file()), "is empty");
    }
    if (all.size() > 1) {
      throw new DocumentException(
          all.get(1).root().location(), "has a second YAML document; one file holds one document");
    }
    return all.get(0);
  }

  /**
   * Reads a stream of any number of documents, as Kubernetes manifests are.
   *
   * @return in the order of the text; empty if the text holds nothing but comments
   * @throws DocumentException as {@link #read} does, for the stream as a whole
   */
  public static List<Document> readAll(SourceText source) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(SourceText.MAX_BYTES).setUseMarks(true).build();
    try {
      Iterator<Event> events = new Parse(settings).parseString(source.text()).iterator();
      return new YamlReader(source, events).documents();
    } catch (MarkedYamlEngineException e) {
      throw syntaxFault(source, e);
    } catch (ReaderException e) {
      int at = new CodePointOffsets(source.text()).offset(e.getPosition());
      throw new DocumentException(
          source.location(at, at),
          String.format("is not YAML: control character U+%04X", e.getCodePoint()));
    } catch (YamlEngineException | NoSuchElementException e) {
      throw new DocumentException(Location.ofFile(source.file()), "is not YAML");
    }
  }

  private List<Document> documents() {
    List<Document> documents = new ArrayList<>();
    while (events.hasNext()) {
      Event event = events.next();
      if (event.getEventId() == Event.ID.DocumentStart) {
        anchors.clear();
        Node root = value(events.next(), 1).node();
        if (!isNothing(root)) {
          documents.add(new Document(source.file(), source, root));
        }
      }
    }
    return documents;
  }

  /** A document without content is read as an empty plain scalar. */
  private static boolean isNothing(Node root) {
    Span span = root.location().span();
    return root instanceof Node.Scalar && span.start().offset() == span.end().offset();
  }

  private Anchored value(Event event, int depth) {
    if (event instanceof AliasEvent alias) {
      return aliased(alias, depth);
    }
    limits.count(1, () -> start(event));
    Anchored read =
        switch (event.getEventId()) {
          case Scalar -> new Anchored(scalar((ScalarEvent) event), 1, 0);
          case SequenceStart -> sequence((CollectionStartEvent) event, depth);
          case MappingStart -> mapping((CollectionStartEvent) event, depth);
          default -> throw new DocumentException(start(event), "is not YAML: a value was expected");
        };
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, read));
    return read;
  }

  private Anchored aliased(AliasEvent alias, int depth) {
    Anchored target = anchors.get(alias.getAlias());
    if (target == null) {
      throw new DocumentException(
          location(alias),
          "has the alias '*"
              + alias.getAlias().getValue()
              + "' without an anchor that ends before it");
    }
    limits.count(target.size(), () -> location(alias));
    TreeLimits.checkDepth(depth - 1 + target.depth(), () -> location(alias));
    return target;
  }

  private Anchored sequence(CollectionStartEvent event, int depth) {
    refuseTag(event, Tag.SEQ);
    TreeLimits.checkDepth(depth, () -> start(event));
    List<Node> items = new ArrayList<>();
    int size = 1;
    int deepest = 0;
    Event next = events.next();
    Location last = start(event);
    for (; next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
      Anchored item = value(next, depth + 1);
      items.add(item.node());
      size += item.size();
      deepest = Math.max(deepest, item.depth());
      last = next instanceof AliasEvent ? location(next) : item.node().location();
    }
    return new Anchored(new Node.Sequence(items, around(event, next, last)), size, deepest + 1);
  }

  private Anchored mapping(CollectionStartEvent event, int depth) {
    refuseTag(event, Tag.MAP);
    TreeLimits.checkDepth(depth, () -> start(event));
    List<Node.Entry> entries = new ArrayList<>();
    int size = 1;
    int deepest = 0;
    Event next = events.next();
    Location last = start(event);
    for (; next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
      Node.Scalar key = key(next);
      Event valueEvent = events.next();
      Anchored value = value(valueEvent, depth + 1);
      entries.add(new Node.Entry(key, value.node()));
      size += value.size() + 1;
      deepest = Math.max(deepest, value.depth());
      last = valueEvent instanceof AliasEvent ? location(valueEvent) : value.node().location();
    }
    return new Anchored(
        new Node.Mapping(TreeLimits.unique(entries), around(event, next, last)), size, deepest + 1);
  }

  private Node.Scalar key(Event event) {
    Node node = value(event, TreeLimits.MAX_DEPTH).node();
    if (node instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.STRING) {
      return scalar;
    }
    throw new DocumentException(
        start(event), "has a key that is " + node.kindName() + "; keys are strings (quote it)");
  }

  private Node.Scalar scalar(ScalarEvent event) {
    String implied = implied(event).getValue();
    String tag = event.getTag().orElse(implied);
    Node.ScalarType type = TYPES.get(tag);
    if (type == null || type != Node.ScalarType.STRING && !implied.equals(tag)) {
      throw unusableTag(location(event), tag);
    }
    return new Node.Scalar(type, event.getValue(), location(event));
  }

  private static Tag implied(ScalarEvent event) {
    return event.isPlain() ? RESOLVER.resolve(event.getValue(), true) : Tag.STR;
  }

  private void refuseTag(CollectionStartEvent event, Tag usual) {
    Optional<String> tag = event.getTag().filter(name -> !name.equals(usual.getValue()));
    if (tag.isPresent()) {
      throw unusableTag(start(event), tag.get());
    }
  }

  /** A tag may have any character, written with percent signs. */
  private static DocumentException unusableTag(Location location, String tag) {
    String shown = tag.replaceAll("\\p{Cntrl}", "?");
    return new DocumentException(
        location, "has the tag '" + shown + "', which cannot be used here");
  }

  /**
   * A block collection ends with its last value: its end event stands only where the next token
   * begins.
   */
  private Location around(CollectionStartEvent first, Event endEvent, Location last) {
    Location start = start(first);
    Span end = first.isFlow() ? location(endEvent).span() : last.span();
    return new Location(
        source.file(),
        start.span().to(end.end().offset() < start.span().start().offset() ? start.span() : end));
  }

  private Location start(Event event) {
    int at = offset(event.getStartMark());
    return source.location(at, at);
  }

  private Location location(Event event) {
    return source.location(offset(event.getStartMark()), offset(event.getEndMark()));
  }

  private int offset(Optional<Mark> mark) {
    return offsets.offset(mark.orElseThrow().getIndex());
  }

  private static DocumentException syntaxFault(SourceText source, MarkedYamlEngineException e) {
    int index = e.getProblemMark().or(e::getContextMark).map(Mark::getIndex).orElse(0);
    int at = new CodePointOffsets(source.text()).offset(index);
    boolean tab = at < source.text().length() && source.text().charAt(at) == '\t';
    String problem = tab ? "a tab where only spaces can indent" : String.valueOf(e.getProblem());
    return new DocumentException(
        source.location(at, at), "is not YAML: " + problem.lines().findFirst().orElse(""));
  }
}
