/** The look of all pages: on a screen, and printed on A4. */

const NOTO = "Noto Sans";
const FONTS = [NOTO, `${NOTO} CJK SC`, `${NOTO} SC`, "Source Han Sans", "Microsoft YaHei", "PingFang SC", "Arial"].map((name) => `"${name}"`);
const FIXED_FONTS = ["DejaVu Sans Mono", "Consolas", "Menlo"].map((name) => `"${name}"`);

/** The rules, as they stand in the `style` element of a page. */
export const PAGE_STYLE = [
  ":root{color-scheme:light}",
  `body{margin:0 auto;max-width:60rem;padding:1.5rem;font:1rem/1.5 ${FONTS.join()},sans-serif;color:#1a1a1a;background:#fff}`,
  "h1{font-size:1.7rem;line-height:1.25;margin:0 0 .3rem}",
  "h2{font-size:1.25rem;margin:2rem 0 .5rem;border-bottom:1px solid #999}",
  "h3{font-size:1.05rem;margin:1.2rem 0 .3rem}",
  "p{margin:.5rem 0;max-width:46rem}",
  "table{border-collapse:collapse;margin:.8rem 0 1.4rem;width:100%}",
  "caption{text-align:left;font-weight:bold;padding:.3rem 0}",
  "th,td{border-bottom:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top;overflow-wrap:break-word}",
  "thead th{border-bottom:2px solid #555}",
  "tbody th{font-weight:normal}",
  ".number{text-align:right;font-variant-numeric:tabular-nums}",
  "td.number{white-space:nowrap}",
  `.code,code,pre{font-family:${FIXED_FONTS.join()},monospace;font-size:.85rem;overflow-wrap:anywhere}`,
  "pre{white-space:pre-wrap;background:#f4f4f4;border:1px solid #ccc;padding:.6rem;max-height:14rem;overflow:auto}",
  ".box{border:2px solid #1f4e79;padding:.6rem 1rem;margin:1rem 0;background:#f3f7fb}",
  ".warn{border-color:#7a4b00;background:#fff6e5}",
  ".good{border-color:#14532d;background:#eef8f0}",
  ".bad{border-color:#8b0000;background:#fdf0f0}",
  "dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.5rem 0}",
  "dt{font-weight:bold}dd{margin:0}",
  "a{color:#1f4e79}",
  "label{font-weight:bold;display:block;margin:.8rem 0 .2rem}",
  `textarea{width:100%;box-sizing:border-box;min-height:9rem;font-family:${FIXED_FONTS.join()},monospace;font-size:.85rem;border:1px solid #555}`,
  "button{font:inherit;padding:.4rem 1.2rem;margin:.6rem 0;border:1px solid #1f4e79;background:#1f4e79;color:#fff;cursor:pointer}",
  ":focus-visible{outline:3px solid #b35900;outline-offset:2px}",
  "@page{size:A4;margin:18mm 15mm}",
  "@media print{",
  "body{max-width:none;padding:0;font-size:10pt}",
  "pre{max-height:none}",
  "tr,dl,.box{break-inside:avoid}",
  "thead{display:table-header-group}",
  "h2,h3,caption{break-after:avoid}",
  "a{color:inherit}",
  "}",
].join("\n");
