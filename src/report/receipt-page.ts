/** The script of the receipt's page, built to `dist/receipt-page.js` and put into the page: reads what the student gives, and shows what `receipt-view.ts` says. */
import type { ReceiptData } from "./receipt-data.ts";
import { receiptView, type ViewTable } from "./receipt-view.ts";

/** What is used of an element. */
interface PageElement {
  textContent: string | null;
  className: string;
  value: string;
  scope: string;
  readonly files: ArrayLike<{ text(): Promise<string> }> | null;
  append(...children: readonly PageElement[]): void;
  replaceChildren(...children: readonly PageElement[]): void;
  addEventListener(event: string, listener: () => void): void;
}

declare const document: {
  getElementById(id: string): PageElement | null;
  createElement(name: string): PageElement;
};

function elementOf(id: string): PageElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no element ${id}`);
  return found;
}

function made(name: string, text: string, ...children: readonly PageElement[]): PageElement {
  const element = document.createElement(name);
  if (children.length === 0) element.textContent = text;
  else element.append(...children);
  return element;
}

function cell(name: string, text: string, scope: string): PageElement {
  const element = made(name, text);
  if (scope !== "") element.scope = scope;
  return element;
}

function tableOf({ caption, headers, rows }: ViewTable): PageElement {
  const head = made("tr", "", ...headers.map((header) => cell("th", header, "col")));
  const body = rows.map((row) => made("tr", "", ...row.map((text, i) => (i === 0 ? cell("th", text, "row") : cell("td", text, "")))));
  return made("table", "", made("caption", caption), made("thead", "", head), made("tbody", "", ...body));
}

const data = JSON.parse(elementOf("published").textContent ?? "") as ReceiptData;

function show(text: string): void {
  const { kind, lines, tables } = receiptView(text, data);
  const answer = elementOf("answer");
  answer.className = `box ${kind}`;
  answer.replaceChildren(...lines.map((line) => made("p", line)));
  elementOf("details").replaceChildren(...tables.map(tableOf));
}

async function showFile(): Promise<void> {
  const file = elementOf("file").files?.[0];
  if (file === undefined) return;
  elementOf("text").value = "";
  show(await file.text());
}

elementOf("file").addEventListener("change", () => void showFile());
elementOf("check").addEventListener("click", () => {
  const { value } = elementOf("text");
  if (value === "") void showFile();
  else show(value);
});
