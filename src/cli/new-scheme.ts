/** `bursar scheme new FOLDER`: the tutorial's regulation and case in one folder of one's own. */
import { join } from "node:path";
import { failure, success, type Result } from "../fault.ts";
import { findFolder, ownShelves, readFolder } from "../files.ts";
import { newFiles, schemeTexts } from "../words/scheme-commands.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { writeNewFolder } from "./new-folder.ts";
import { printFaults } from "./print-faults.ts";

const TUTORIAL = "tutorial";

/** The tutorial's files as one folder, in which the scenario uses the scheme beside it. */
async function tutorialFiles(): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  const { shippedFolder } = ownShelves();
  const shelves = { workingFolder: shippedFolder, shippedFolder };
  const [model, scenario] = [await findFolder("models", TUTORIAL, shelves), await findFolder("scenarios", TUTORIAL, shelves)];
  if (!model.ok || !scenario.ok) return failure([...(model.ok ? [] : model.faults), ...(scenario.ok ? [] : scenario.faults)]);
  const scheme = await readFolder(model.value, { wanted: (name) => name === "scheme.yaml" });
  const rest = await readFolder(scenario.value, { wanted: (name) => name === "scenario.yaml" || name.endsWith(".csv") });
  if (!scheme.ok) return scheme;
  if (!rest.ok) return rest;
  const files = new Map([...scheme.value, ...rest.value]);
  const text = Buffer.from(files.get("scenario.yaml") ?? []).toString("utf8");
  const own = text.replace(/^scheme: tutorial$/m, "scheme: ./");
  if (own === text) throw new Error("the tutorial's scenario does not name its scheme");
  return success(files.set("scenario.yaml", Buffer.from(own, "utf8")));
}

/** Makes the folder and says what to do next. */
export async function makeScheme(folder: string): Promise<ExitCode> {
  const files = await tutorialFiles();
  const written = files.ok ? await writeNewFolder(folder, files.value) : files;
  if (!files.ok || !written.ok) {
    printFaults(written.ok ? [] : written.faults);
    return EXIT.faults;
  }
  const widest = Math.max(...Object.keys(newFiles).map((name) => join(folder, name).length));
  const lines = Object.entries(newFiles)
    .filter(([name]) => files.value.has(name))
    .map(([name, what]) => `  ${join(folder, name).padEnd(widest)}  ${what}`);
  process.stdout.write([schemeTexts.made(folder), ...lines, schemeTexts.next(folder)].map((line) => `${line}\n`).join(""));
  return EXIT.done;
}
