// Opens pages from the disk in headless Chromium and prints, as JSON, what axe finds and how long the first paint took.
// usage: node browse.mjs CHROMIUM PAGE…
import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
const require = createRequire(import.meta.url);
const puppeteer = require("puppeteer-core");
const axe = require.resolve("axe-core/axe.min.js");

const [chromium, ...pages] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "judge-"));
const browser = await puppeteer.launch({
  executablePath: chromium,
  userDataDir: profile,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--allow-file-access-from-files"],
});
const found = [];
for (const page of pages) {
  for (const [scheme, width] of [["light", 1280], ["dark", 390]]) {
    const tab = await browser.newPage();
    const errors = [];
    tab.on("pageerror", (error) => errors.push(String(error)));
    tab.on("request", (request) => { if (!/^(file|data|blob):/.test(request.url())) errors.push("left the disk: " + request.url()); });
    await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await tab.setViewport({ width, height: 900 });
    await tab.goto(pathToFileURL(page).href, { waitUntil: "load" });
    await new Promise((done) => setTimeout(done, 120));
    const paint = await tab.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null);
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await tab.addScriptTag({ path: axe });
    const result = await tab.evaluate(() => window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }));
    for (const violation of result.violations) {
      errors.push(`${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 140)).join(" | ")}`);
    }
    if (wide > 0) errors.push(`scrolls sideways by ${wide} px`);
    found.push({ page, scheme, width, paint, errors });
    await tab.close();
  }
}
await browser.close();
rmSync(profile, { recursive: true, force: true });
process.stdout.write(JSON.stringify(found));
