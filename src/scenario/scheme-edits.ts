/** Single values of a scheme's file, stated otherwise: the text with the new values in the old places, everything else untouched. */
import { failure, success, type Fault, type Result } from "../fault.ts";
import type { SchemeEdit } from "./extend.ts";
import { dataAt, findPaths, isFields, leavesOf, nearestPaths } from "./paths.ts";
import { readYaml, replacedScalar } from "./yaml.ts";

/** The text of a scheme file with edits; a path that names no value of it is a fault at the edit. */
export function editedScheme(file: string, text: string, edits: readonly SchemeEdit[]): Result<string> {
  if (edits.length === 0) return success(text);
  const yaml = readYaml(file, text);
  if (!yaml.ok) return yaml;
  const faults: Fault[] = [];
  let edited = text;
  for (const edit of edits) {
    const [path, ...others] = findPaths(yaml.value.data, edit.text);
    const found = path === undefined ? undefined : dataAt(yaml.value.data, path);
    if (path === undefined || isFields(found) || Array.isArray(found)) {
      const near = nearestPaths(
        edit.text,
        leavesOf(yaml.value.data).map((leaf) => leaf.text),
      );
      faults.push({ code: "extends-path", place: edit.place, values: { path: edit.text, near } });
    } else if (others.length > 0) faults.push({ code: "extends-several", place: edit.place, values: { path: edit.text, count: others.length + 1 } });
    else edited = replacedScalar(edited, path, edit.value);
  }
  return faults.length > 0 ? failure(faults) : success(edited);
}
