import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { EXIT } from "../../src/cli/exit.ts";
import { faultsText } from "../../src/cli/print-faults.ts";
import { type Commands, runProgram } from "../../src/cli/program.ts";
import { progressOn } from "../../src/cli/progress.ts";
import type { Fault } from "../../src/fault.ts";
import { bursarProcess } from "../support/build.ts";

describe("running a command", () => {
  let out = "";
  let err = "";
  beforeEach(() => {
    [out, err] = ["", ""];
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      out += text;
      return true;
    });
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      err += text;
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const loaded: string[] = [];
  const given: unknown[] = [];
  const commands: Commands = {
    allocate: async () => {
      loaded.push("allocate");
      return {
        register: (command, finish) => {
          command
            .argument("<scenario>")
            .option("--json")
            .action(
              finish(async (scenario: string, options: object) => {
                given.push(scenario, options);
                return EXIT.undecided;
              }),
            );
        },
      };
    },
    check: async () => {
      loaded.push("check");
      return {
        register: (command, finish) => {
          command.action(
            finish(async () => {
              throw new Error("broken invariant");
            }),
          );
        },
      };
    },
  };
  const run = (...words: string[]) => {
    loaded.length = 0;
    given.length = 0;
    return runProgram(commands, "1.2.3", words, {});
  };

  test("only the file of the command is loaded, and its exit code returned", async () => {
    expect(await run("allocate", "autumn", "--json")).toBe(EXIT.undecided);
    expect(loaded).toEqual(["allocate"]);
    expect(given).toEqual(["autumn", { json: true }]);
  });

  test("help and version load nothing and end with 0; help of a command loads that one", async () => {
    expect(await run("--help")).toBe(EXIT.done);
    expect(out).toMatch(/allocate.*\n.*check/s);
    expect(out).toContain("Exit codes:");
    expect(loaded).toEqual([]);
    out = "";
    expect(await run("--version")).toBe(EXIT.done);
    expect(out).toBe("1.2.3\n");
    expect(loaded).toEqual([]);
    for (const words of [
      ["allocate", "--help"],
      ["help", "allocate"],
    ]) {
      out = "";
      expect(await run(...words)).toBe(EXIT.done);
      expect(out).toContain("<scenario>");
      expect(loaded).toEqual(["allocate"]);
    }
    expect(err).toBe("");
  });

  test.each([
    [["alocate", "x"], "Did you mean allocate?"],
    [["allocate", "x", "--jsno"], "Did you mean --json?"],
    [["allocate"], "missing required argument 'scenario'"],
    [["allocate", "x", "y"], "too many arguments"],
    [["--frobnicate"], "unknown option"],
    [[], "Usage: bursar"],
  ])("words that are not understood: %j", async (words, message) => {
    expect(await run(...words)).toBe(EXIT.faults);
    expect(err).toContain(message);
    expect(err).toContain("--help");
    expect(out).toBe("");
    expect(given).toEqual([]);
  });

  test("a bug in a command is thrown on", async () => {
    await expect(run("check")).rejects.toThrow("broken invariant");
  });
});

describe("the built program", () => {
  test("help, version, and a word that is not understood", () => {
    const help = bursarProcess(["--help"]);
    expect([help.code, help.stderr]).toEqual([0, ""]);
    expect(help.stdout).toContain("Usage: bursar");
    const version = bursarProcess(["--version"]);
    expect([version.code, version.stderr]).toEqual([0, ""]);
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(bursarProcess(["no-such-command"])).toMatchObject({ code: 2, stdout: "" });
  });

  /** Runs code inside the program's process, before its first line. */
  const during = (code: string, words: string[], env: Record<string, string> = {}) =>
    bursarProcess(words, {
      env: { ...env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` },
    });
  const afterOutput = (code: string) => `
    setInterval(() => {}, 1000);
    const write = process.stdout.write;
    process.stdout.write = (...all) => { setTimeout(() => { ${code} }); return write.apply(process.stdout, all); };
  `;

  test.each([
    ["while it starts", 'JSON.parse = () => { throw new TypeError("boom"); };'],
    ["later", afterOutput('throw new TypeError("boom");')],
    ["in a promise", afterOutput('Promise.reject(new TypeError("boom"));')],
  ])("a bug %s ends with 70, one message and no stack", (_, code) => {
    const plain = during(code, ["--version"]);
    expect(plain.code).toBe(70);
    expect(plain.stderr).toMatch(/^bursar: a bug was met.*boom\nPlease report.*\n$/);
    const debug = during(code, ["--version"], { BURSAR_DEBUG: "1" });
    expect(debug.code).toBe(70);
    expect(debug.stderr).toMatch(/TypeError: boom\n\s+at /);
  });

  test.each(["SIGINT", "SIGTERM", "SIGHUP"])("%s ends with 130, after the exit listeners", (signal) => {
    const code = `process.on("exit", () => process.stderr.write("removed"));${afterOutput(`process.kill(process.pid, "${signal}");`)}`;
    expect(during(code, ["--version"])).toMatchObject({ code: 130, stderr: "removed" });
  });

  test("a reader that closes the pipe is no bug", () => {
    const code = afterOutput('process.stdout.emit("error", Object.assign(new Error("closed"), { code: "EPIPE" }));');
    expect(during(code, ["--version"])).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("printing faults", () => {
  const fault = (file: string, line: number | undefined, column?: number, code = "csv-quote-open"): Fault => ({
    code,
    place: { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) },
    values: { cells: 1, columns: 2 },
  });

  test("by file as they come up, by line and column, with hints", () => {
    const text = faultsText([fault("b.csv", 9), fault("a.csv", 1), fault("b.csv", 2, 7), fault("b.csv", 2, 3)]);
    const places = text.split("\n").filter((line) => line !== "" && !line.startsWith("    "));
    expect(places.map((line) => line.split(": ")[0])).toEqual(["b.csv:2:3", "b.csv:2:7", "b.csv:9", "a.csv:1"]);
    expect(text.match(/\n {4}\S/g)).toHaveLength(4);
  });

  test("a header or a path is named", () => {
    const cell: Fault = {
      code: "csv-row-cells",
      place: { file: "s.csv", line: 3, header: "gpa" },
      values: { cells: 1, columns: 2 },
    };
    const item: Fault = { code: "csv-empty", place: { file: "s.yaml", path: "awards.0" }, values: {} };
    expect(faultsText([cell])).toMatch(/^s\.csv:3 \(gpa\): the row has 1 cell,/);
    expect(faultsText([item])).toMatch(/^s\.yaml \(awards\.0\): /);
  });

  test("at most 50, then how many more", () => {
    const many = (count: number) => faultsText(Array.from({ length: count }, (_, i) => fault("a.csv", i + 1)));
    expect(many(50)).not.toContain("more");
    expect(many(51)).toMatch(/and 1 more fault\n$/);
    expect(many(120)).toMatch(/a\.csv:50: .*\n.*\nand 70 more faults\n$/);
  });

  test("a code without a sentence is a bug", () => {
    expect(() => faultsText([fault("a.csv", 1, 1, "no-such-code")])).toThrow("no-such-code");
  });
});

describe("progress", () => {
  function shown(isTTY: boolean | undefined, use: (show: (text: string, at: number) => void, clear: () => void) => void): string {
    let text = "";
    let clock = 0;
    const stream = {
      ...(isTTY !== undefined && { isTTY }),
      columns: 12,
      write: (part: string) => (text += part),
    };
    const progress = progressOn(stream, () => clock);
    use(
      (line, at) => {
        clock = at;
        progress.show(line);
      },
      () => progress.clear(),
    );
    return text;
  }

  test("quiet in a pipe", () => {
    for (const isTTY of [false, undefined]) {
      expect(
        shown(isTTY, (show, clear) => {
          show("solving", 0);
          clear();
        }),
      ).toBe("");
    }
  });

  test("one line, never wider than the terminal, not too often, removed at the end", () => {
    const text = shown(true, (show, clear) => {
      clear();
      show("node 1\nof many, many", 0);
      show("node 2", 50);
      show("node 3", 100);
      clear();
      clear();
    });
    expect(text).toBe("\r\u001B[Knode 1 of m\r\u001B[Knode 3\r\u001B[K");
  });
});
