/** Names and literals of the condition language: fields, records' fields, parameters, constants. */
import { gcd } from "../../exact.ts";
import { codeOf } from "../facts.ts";
import type { Syntax } from "./parse.ts";
import type { ExpressionType, Node, RegisterSlot, Scope, Slot } from "./types.ts";

const BOOLEAN: ExpressionType = { kind: "boolean" };

/** A node whose value is the same everywhere. */
export function constantNode(text: string, type: ExpressionType, value: number): Node {
  return { text, type, constant: value, evaluate: () => value, needs: () => undefined, parts: [] };
}

/** Stands for a part that was reported as wrong, so that the rest is still checked. */
export function brokenNode(text: string): Node {
  return constantNode(text, BOOLEAN, Number.NaN);
}

/** True for what `brokenNode` made: nothing more is said about it, nor about what contains it. */
export function isBroken(node: Node): boolean {
  return Number.isNaN(node.constant ?? 0);
}

function numberNode(syntax: Syntax & { kind: "number" }, scope: Scope): Node {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(syntax.value);
  const digits = (match?.[2] ?? "").length;
  const numerator = Number((match?.[1] ?? "x") + (match?.[2] ?? ""));
  if (match === null || digits > 9 || !Number.isSafeInteger(numerator)) {
    scope.report("expression-literal", { part: syntax.text });
    return brokenNode(syntax.text);
  }
  const common = gcd(numerator, 10 ** digits) || 1;
  const [n, d] = [numerator / common, 10 ** digits / common];
  return constantNode(syntax.text, { kind: "number", denominator: d, magnitude: n }, n);
}

function fieldNode(slot: Slot): Node {
  const index = slot.index;
  return {
    text: slot.name,
    type: slot.type,
    evaluate: (facts, student) => facts.scalars[index]?.[student] ?? Number.NaN,
    needs: (_facts, _student, _frame, found) => {
      found.set(`field ${slot.name}`, { kind: "field", name: slot.name, document: slot.document });
    },
    parts: [],
  };
}

function recordNode(slot: Slot, listIndex: number, listName: string, depth: number): Node {
  const index = slot.index;
  return {
    text: slot.name,
    type: slot.type,
    evaluate: (facts, _student, frame) => facts.lists[listIndex]?.columns[index]?.[frame[depth] ?? -1] ?? Number.NaN,
    needs: (_facts, _student, _frame, found) => {
      const name = `${listName}.${slot.name}`;
      found.set(`list ${name}`, { kind: "list", name, document: slot.document });
    },
    parts: [],
  };
}

function parameterNode(slot: Slot): Node {
  const index = slot.index;
  return {
    text: `param.${slot.name}`,
    type: slot.type,
    evaluate: (facts) => facts.parameters[index] ?? Number.NaN,
    needs: (_facts, _student, _frame, found) => {
      found.set(`parameter ${slot.name}`, { kind: "parameter", name: slot.name, document: slot.document });
    },
    parts: [],
  };
}

/** A column of the register row that a code points to; a code that the register does not list is unknown. */
function registerNode(pointer: Node, register: RegisterSlot, column: Slot): Node {
  const [table, index] = [register.index, column.index];
  return {
    text: `${pointer.text}.${column.name}`,
    type: column.type,
    evaluate: (facts, student, frame) => {
      const code = pointer.evaluate(facts, student, frame);
      const rows = facts.registers[table];
      const row = Number.isNaN(code) ? undefined : rows?.rows.get(code);
      return row === undefined ? Number.NaN : (rows?.columns[index]?.[row] ?? Number.NaN);
    },
    needs: (facts, student, frame, found) => {
      if (Number.isNaN(pointer.evaluate(facts, student, frame))) pointer.needs(facts, student, frame, found);
      else found.set(`register ${register.name}`, { kind: "register", name: register.name, document: register.document });
    },
    parts: [pointer],
  };
}

/** A slot that a bare name means, with the node that reads it: the innermost record first, then the enclosing ones, then the student. */
function pointerOf(name: string, scope: Scope): { readonly slot: Slot; readonly node: Node } | undefined {
  for (let depth = scope.lists.length - 1; depth >= 0; depth -= 1) {
    const list = scope.lists[depth];
    const slot = list?.records.get(name);
    if (list !== undefined && slot !== undefined) return { slot, node: recordNode(slot, list.index, list.name, depth) };
  }
  const slot = scope.names.fields.get(name);
  return slot === undefined ? undefined : { slot, node: fieldNode(slot) };
}

/** `pointer.column`, where the pointer's codes lie in a register. */
function registerColumn(name: string, scope: Scope): Node | undefined {
  const dot = name.lastIndexOf(".");
  const pointer = dot < 0 ? undefined : pointerOf(name.slice(0, dot), scope);
  const register = pointer?.slot.register === undefined ? undefined : scope.names.registers.get(pointer.slot.register);
  const column = register?.records.get(name.slice(dot + 1));
  return pointer === undefined || register === undefined || column === undefined ? undefined : registerNode(pointer.node, register, column);
}

function lookUp(name: string, scope: Scope): Node | undefined {
  const found = pointerOf(name, scope)?.node ?? registerColumn(name, scope);
  if (found !== undefined) return found;
  if (name.startsWith("def.")) return scope.names.definitions.get(name.slice("def.".length));
  const parameter = name.startsWith("param.") ? scope.names.parameters.get(name.slice("param.".length)) : undefined;
  return parameter === undefined ? undefined : parameterNode(parameter);
}

/** The names nearest to a misspelt one, for a hint. */
function nearest(name: string, scope: Scope): string {
  const all = [
    ...scope.lists.flatMap((list) => [...list.records.keys()]),
    ...scope.names.fields.keys(),
    ...scope.names.lists.keys(),
    ...[...scope.names.definitions.keys()].map((key) => `def.${key}`),
    ...[...scope.names.parameters.keys(), ...scope.names.parameterSets.keys()].map((key) => `param.${key}`),
  ];
  const ranked = all.map((candidate) => ({ candidate, far: editDistance(name, candidate) })).sort((a, b) => a.far - b.far);
  return ranked
    .slice(0, 3)
    .map((entry) => entry.candidate)
    .join(", ");
}

/** Levenshtein's distance between two short names. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(swap, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

function nameNode(syntax: Syntax & { kind: "name" }, scope: Scope): Node {
  const node = lookUp(syntax.name, scope);
  if (node !== undefined) return node;
  if (scope.names.lists.has(syntax.name)) {
    scope.report("expression-list-alone", { name: syntax.name });
  } else {
    scope.report("expression-unknown-name", { name: syntax.name, near: nearest(syntax.name, scope) });
  }
  return brokenNode(syntax.text);
}

/** Compiles a name or a literal. */
export function compileAtom(syntax: Syntax & { kind: "number" | "text" | "boolean" | "name" }, scope: Scope): Node {
  switch (syntax.kind) {
    case "number":
      return numberNode(syntax, scope);
    case "text": {
      const type: ExpressionType = { kind: "code", domain: [syntax.value] };
      return constantNode(syntax.text, type, codeOf(scope.names.codebook, syntax.value));
    }
    case "boolean":
      return constantNode(syntax.text, BOOLEAN, syntax.value ? 1 : 0);
    case "name":
      return nameNode(syntax, scope);
  }
}
