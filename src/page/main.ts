/** The page of the workbench, built to `dist/page/`. */
import { createElement as h } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.ts";

const place = document.getElementById("page");
if (place === null) throw new Error("the page has no place");
createRoot(place).render(h(App));
