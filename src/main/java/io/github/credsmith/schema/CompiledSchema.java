package io.github.credsmith.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.keyword.AnnotationKeyword;
import com.networknt.schema.keyword.DisallowUnknownKeywordFactory;
import com.networknt.schema.keyword.KeywordType;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.SourceText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A schema that is ready to check documents. Safe for use by several threads. */
final class CompiledSchema {
  private static final int MOST_FAULTS = 1000;
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  /**
   * The part of JSON Schema 2020-12 that our schemas use. The library's own dialect brings every
   * format validator up, and builds all of {@code $defs}, before it checks anything.
   */
  private static final List<KeywordType> KEYWORDS =
      List.of(
          KeywordType.ADDITIONAL_PROPERTIES,
          KeywordType.ALL_OF,
          KeywordType.ANY_OF,
          KeywordType.CONST,
          KeywordType.DEPENDENT_REQUIRED,
          KeywordType.ENUM,
          KeywordType.FALSE,
          KeywordType.IF_THEN_ELSE,
          KeywordType.ITEMS,
          KeywordType.MAXIMUM,
          KeywordType.MAX_ITEMS,
          KeywordType.MAX_LENGTH,
          KeywordType.MAX_PROPERTIES,
          KeywordType.MINIMUM,
          KeywordType.MIN_ITEMS,
          KeywordType.MIN_LENGTH,
          KeywordType.MIN_PROPERTIES,
          KeywordType.ONE_OF,
          KeywordType.PATTERN,
          KeywordType.PROPERTIES,
          KeywordType.REF,
          KeywordType.REQUIRED,
          KeywordType.TRUE,
          KeywordType.TYPE,
          KeywordType.UNIQUE_ITEMS);

  private static final List<String> ANNOTATIONS =
      List.of(
          "$schema",
          "$id",
          "$defs",
          "title",
          "description",
          "default",
          "examples",
          "writeOnly",
          "then",
          "else");

  private final Node root;
  private final Schema schema;

  private CompiledSchema(Node root, Schema schema) {
    this.root = root;
    this.schema = schema;
  }

  /**
   * Reads a schema.
   *
   * @param name how errors in the schema itself name it
   * @param text JSON; keywords that are not in use here are refused, when a document needs them
   */
  static CompiledSchema of(String name, String text) {
    Node root = JsonReader.read(SourceText.of(name, text)).root();
    return new CompiledSchema(
        root, registry().getSchema(SchemaLocation.of("credsmith:" + name), JacksonTree.of(root)));
  }

  /**
   * What is wrong with a document, consequences left out; in no particular order.
   *
   * @return at most {@value #MOST_FAULTS} faults: a document with more is not what it claims to be
   */
  List<Fault> check(Node document) {
    List<Fault> faults =
        schema.validate(JacksonTree.of(document)).stream()
            .limit(MOST_FAULTS)
            .map(error -> Fault.of(error, root))
            .toList();
    return new Cascades(document, BranchChoice.reduce(faults)).causes();
  }

  private static SchemaRegistry registry() {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .preloadSchema(false)
            .locale(Locale.ROOT)
            // The messages are ours: see FindingWriter.
            .messageSource((key, supplier, locale, arguments) -> "")
            .build();
    // An empty map of schemas: nothing is ever loaded from elsewhere.
    return SchemaRegistry.withDialect(
        dialect(), builder -> builder.schemaRegistryConfig(config).schemas(Map.of()));
  }

  private static Dialect dialect() {
    Stream<AnnotationKeyword> annotations = ANNOTATIONS.stream().map(AnnotationKeyword::new);
    return Dialect.builder(DIALECT)
        .specificationVersion(SpecificationVersion.DRAFT_2020_12)
        .idKeyword("$id")
        .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
        .keywords(KEYWORDS)
        .keywords(annotations.toList())
        .build();
  }
}
