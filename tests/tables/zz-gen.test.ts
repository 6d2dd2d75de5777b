import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { test } from "vitest";
import { baseRows, load, tableBytes, writeCase } from "/work/main/tests/tables/support.ts";
import { inWords } from "/work/main/src/words/en.ts";
const C: [string,string,string,string[]][] = [
 ["students.csv","tuition","S1",["12,000","12,000.50","1.234,56","1.234.567","12'000","3,5","1e4","1E4","2.5e+3","0x1F","+5000","NaN","Infinity","-Infinity","∞","９０００","90００","٩٠","¥9000","￥9000","9000元","$9000","9000 yuan","RMB 9000","9000 CNY","9 000","9000.","9000.5.1",".5","9000.123","-5","−5","(5)","10000000.01","99999999999999999999","1/2","50%","N/A","none","null","-","无","#REF!","#VALUE!","九千","9000m","abc","2024-01-05"," 9000","9000 ","9000\u00A0","9000\u200B","true","  "]],
 ["students.csv","gpa","S1",["3.505","3,50","5.01","-0.01","３.５","3.5/5","A-"]],
 ["students.csv","semesters","S1",["4.5","31","-1","four","0b11","1,000","4th","2 4"]],
 ["students.csv","registered","S1",["Yes","YES","TRUE","1","0","是","否","y","nein","no "]],
 ["students.csv","enrolledOn","S1",["2023-02-30","2023-02-29","2023-13-01","2023-00-10","2023-04-31","01/02/2023","1.2.2023","23-02-01","2023-2-3","2023/02/03","2023.2.3","20230203","20231345","45000","45000.5","2023","2023-02","2023年2月3日","Feb 3, 2023","3 February 2023","2023-02-03T10:00","2023-02-03 00:00:00","1899-12-31","2200-01-01","0000-00-00","tomorrow","２０２３-02-03"]],
 ["students.papers.csv","receivedAt","S1",["2024-09-03T10:15","2024-09-03 10:15","2024-09-03T25:00+08:00","2024-09-03T10:60+08:00","2024-09-03T10:15+15:00","2024-09-03T10:15+0800","10:15","45000","2024-02-30"]],
 ["students.csv","school","S1",["sce","SCE.","SCR","ЅСЕ","1","浙大","S C E"]],
 ["students.papers.csv","kind","S1",["3","Form","froms","formular"]],
 ["students.csv","agreement","S1",["EX\u200B01","EX\u00AD01","e\u0301x","a\u0007b","\uFEFFEX","x\uFFFDy","\uE000"]],
 ["students.csv","citizenships","S1",["TH;","TH;;US","TH; US","none;TH"]],
 ["students.csv","applied","S1",["merit-grants","merit grant","5"]],
 ["students.csv","exams","S1",["yes","0","Listed","None"]],
 ["students.csv","id","S1",["S\u0410","Ｓ1","S1\u200B","\uFEFFS1"," S1","S 1","Ο1","S1\u0301","学1",".S1","_S1","","x".repeat(65),"s2","__proto__","S1/2"]],
 ["students.exams.csv","id","S2",["s2","S２","S9","",]],
 ["census.csv","count","registered",["20.0","-1","1e2","1,000","twenty","1234567890","","20 "]],
 ["census.csv","date","registered",["2024-9-15","15/09/2024","45550"]],
 ["census.csv","population","registered",["register","registered "]],
 ["census.csv","round","registered",["autumn "]],
 ["decisions.csv","value","places",["1.0","one","-1","1 place"]],
 ["decisions.csv","date","places",["2024/9/1","1 Sept 2024",""]],
 ["decisions.csv","subject","waiver",["s4","S4 ","Ѕ4"]],
];
test("gen", async () => {
  const out: string[] = []; const root = mkdtempSync("/tmp/gen-"); let n = 0;
  for (const [file, header, first, texts] of C) for (const text of texts) {
    const rows = baseRows(file); const c = rows[0]!.indexOf(header);
    const r = rows.findIndex((row) => row[0] === first);
    const changed = rows.map((row, i) => row.map((cell, j) => (i === r && j === c ? text : cell)));
    const folder = writeCase(`${root}/${n++}`, { [file]: tableBytes(changed) }, "encoding: utf-8");
    const loaded = await load(folder);
    const f = loaded.ok ? [] : loaded.faults;
    out.push(`${file} ${header} ${JSON.stringify(text)}`);
    for (const x of f) { const w = inWords(x); out.push(`    ${x.code} ${x.place.file}:${x.place.line}(${x.place.header}) ${w.says} | ${w.hint}`); }
    if (f.length===0) out.push("    !!! accepted");
  }
  writeFileSync("/tmp/gen.txt", out.join("\n")); rmSync(root, {recursive:true});
});
