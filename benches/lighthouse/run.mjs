// P11: the pages that a resident opens first, as a cheap phone on a slow line sees them. Prints a table of medians of three runs.
//   node run.mjs http://127.0.0.1:PORT /report /follow
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [base, ...paths] = process.argv.slice(2);
const kinds = ["performance", "accessibility", "best-practices", "seo"];
const median = list => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const chrome = await launch({ chromePath: process.env.CHROME_PATH ?? "/usr/bin/chromium", chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--lang=zh-CN"] });
console.log(`| page | ${kinds.join(" | ")} | requests | KB over the line |`);
console.log(`|---|${"--:|".repeat(kinds.length + 2)}`);
let below = 0;
try {
  for (const path of paths) {
    const runs = [];
    for (let i = 0; i < 3; i++) {
      const { lhr } = await lighthouse(`${base}${path}`, { port: chrome.port, onlyCategories: kinds, logLevel: "error" });
      const requests = lhr.audits["network-requests"].details.items.filter(r => !r.url.startsWith("data:"));
      runs.push({ scores: kinds.map(k => Math.round(lhr.categories[k].score * 100)), requests: requests.length, bytes: requests.reduce((sum, r) => sum + r.transferSize, 0),
        failed: kinds.flatMap(k => lhr.categories[k].auditRefs).map(a => lhr.audits[a.id]).filter(a => a.score !== null && a.score < 0.9 && a.scoreDisplayMode !== "informative").map(a => a.id) });
    }
    const scores = kinds.map((_, k) => median(runs.map(r => r.scores[k])));
    below += scores.filter(s => s < 98).length;
    console.log(`| ${path} | ${scores.join(" | ")} | ${median(runs.map(r => r.requests))} | ${(median(runs.map(r => r.bytes)) / 1024).toFixed(1)} |`);
    console.error(`${path}: ${[...new Set(runs.flatMap(r => r.failed))].join(", ") || "nothing below"}`);
  }
} finally {
  chrome.kill();
}
process.exit(below ? 1 : 0);
