// Checks a JSON document, read from stdin, against a schema of draft 4 or 7: prints what is wrong and exits with 1 if
// anything is. The arguments are the folder of a package that depends on ajv 6, which still knows draft 4, and the
// file of the schema.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const load = createRequire(join(resolve(process.argv[2]), "package.json"));
const Ajv = load("ajv");
const ajv = new Ajv({ schemaId: "auto", allErrors: true, format: "full" });
ajv.addMetaSchema(load("ajv/lib/refs/json-schema-draft-04.json"));

const validate = ajv.compile(JSON.parse(readFileSync(process.argv[3], "utf8")));
const valid = validate(JSON.parse(readFileSync(0, "utf8")));
(validate.errors ?? []).forEach((error) => console.log(`${error.dataPath} ${error.message}`));
process.exitCode = valid ? 0 : 1;
