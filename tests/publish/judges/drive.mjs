// Uses a site from the disk as a visitor does, in headless Chromium, and prints as JSON what came of it.
// usage: node drive.mjs CHROMIUM SITE
import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
const puppeteer = createRequire(import.meta.url)("puppeteer-core");

const [chromium, site] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "drive-"));
const browser = await puppeteer.launch({ executablePath: chromium, userDataDir: profile, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
const tab = await browser.newPage();
const errors = [];
tab.on("pageerror", (error) => errors.push(String(error)));
const open = async (path) => { await tab.goto("about:blank"); await tab.goto(pathToFileURL(join(site, path.split("#")[0])).href + (path.includes("#") ? "#" + path.split("#")[1] : "")); };
const texts = (selector) => tab.$$eval(selector, (nodes) => nodes.filter((node) => node.offsetParent !== null || node.closest("svg")).map((node) => node.textContent.trim()));
const seen = {};

await open("index.html");
await tab.type("#q", "lindq");
await tab.waitForSelector("#q-list li");
seen.suggested = await texts("#q-list li span:first-child");
await tab.keyboard.press("ArrowDown");
await Promise.all([tab.waitForNavigation(), tab.keyboard.press("Enter")]);
seen.arrived = await tab.$eval("h1", (node) => node.textContent.trim());

await tab.click("#positions a.why");
await tab.waitForSelector("#positions .proof");
seen.proof = await tab.$eval("#positions .proof mark", (node) => node.textContent);
await tab.click("#positions a.why");
seen.closed = (await tab.$("#positions .proof")) === null;
await tab.evaluate(() => { document.execCommand = () => { window.copied = document.activeElement.value; return true; }; Object.defineProperty(navigator, "clipboard", { value: null }); });
for (const form of ["bibtex", "ris", "csl"]) {
  await tab.click(`[data-copy=${form}]`);
  await tab.waitForFunction(() => window.copied);
  seen[form] = await tab.evaluate(() => { const text = window.copied; window.copied = ""; return text; });
}

await open("search/index.html");
await tab.waitForSelector(".finder .results li");
seen.everything = (await texts(".finder .results a")).length;
await tab.select("select[name=kind]", "grant");
seen.grants = await texts(".finder .results a");
await open("search/index.html#kind=work&person=person/ada-lindqvist&from=2017");
await tab.waitForSelector(".finder .results li");
seen.works = await texts(".finder .results a");

await open("connect/index.html#from=person/greta-holm&to=person/ada-lindqvist");
await tab.waitForSelector(".chain .person");
seen.chain = await texts(".chain .person");

await open("graph/index.html");
await tab.type("input[name=text]", "Lindqvist");
seen.found = await tab.$eval("output", (node) => node.textContent);
seen.near = (await tab.$$(".people a.near")).length;
await tab.click("input[name=coauthor]");
seen.advisors = await tab.$$eval(".links path:not(.gone)", (nodes) => nodes.every((node) => node.classList.contains("advisor")));

await tab.click("button.theme");
seen.theme = await tab.evaluate(() => document.documentElement.dataset.theme);
seen.errors = errors;
await browser.close();
rmSync(profile, { recursive: true, force: true });
process.stdout.write(JSON.stringify(seen));
