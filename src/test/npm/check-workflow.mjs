// Checks a GitHub Actions workflow, read from stdin, with GitHub's own parser: prints its errors and exits with 1 if
// there are any. The argument is the folder of the package @actions/workflow-parser.
import { readFileSync } from "node:fs";
import { register } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

// The package is made for bundlers: it imports JSON without the attribute that Node asks for.
const jsonAttribute = `export function load(url, context, next) {
  const importAttributes = url.endsWith(".json") ? { type: "json" } : context.importAttributes;
  return next(url, { ...context, importAttributes });
}`;
register(`data:text/javascript,${encodeURIComponent(jsonAttribute)}`);

const entry = pathToFileURL(join(resolve(process.argv[2]), "dist", "index.js"));
const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = await import(entry);

const file = { name: "workflow.yaml", content: readFileSync(0, "utf8") };
const { context, value } = parseWorkflow(file, new NoOperationTraceWriter());
if (value) {
  await convertWorkflowTemplate(context, value);
}
const errors = context.errors.getErrors();
errors.forEach((error) => console.log(error.message));
process.exitCode = errors.length > 0 ? 1 : 0;
