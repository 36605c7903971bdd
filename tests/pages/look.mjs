// node look.mjs CHROMIUM MODULES SHOTS FOLDER...
// Opens every page once in Chromium: axe-core (WCAG 2.2 AA and best practice) wide and narrow, light
// and dark; nothing wider than the screen from 320 to 1920 (640 is 1280 at 200 % zoom); nothing
// asked of the network; screenshots where SHOTS is a folder. Two pages at a time in one browser.
// The whole page is looked at once; narrow and in the dark only the first rows of long tables, which
// look like the others, and in the dark only what depends on colours.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [browserPath, modules, shots, ...folders] = process.argv.slice(2);
const require = createRequire(join(modules, 'package.json'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [320, 375, 640, 768, 1280, 1920];
const [NARROW, WIDE] = [320, 1280]; // cards, and tables
const LATER_ROWS = 'tbody tr:nth-child(n + 13)';
const AT_ONCE = 2;
const HEIGHT = 900;

const pages = folders.flatMap((folder) =>
  readdirSync(folder).filter((file) => file.endsWith('.html')).map((name) => join(folder, name)));
const started = Date.now();
let wrong = 0;
let runs = 0;
const tell = (...words) => { wrong += 1; console.log(...words); };

async function accessible(page, label, width, scheme) {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height: HEIGHT });
  const runOnly = scheme === 'light' ? TAGS : { type: 'rule', values: ['color-contrast'] };
  const options = { runOnly, resultTypes: ['violations'] };
  const found = await page.evaluate((given) => axe.run(document, given), options);
  runs += 1;
  for (const rule of found.violations) {
    for (const node of rule.nodes.slice(0, 3)) {
      tell(label, width, scheme, rule.id, node.target.join(' '), node.failureSummary);
    }
  }
}

async function photographed(page, label, scheme) {
  await page.emulateMedia({ colorScheme: scheme });
  const { width } = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(height, 2400) };
  await page.screenshot({ path: join(shots, `${label}-${scheme}.png`), fullPage: true, clip });
}

async function look(page, path) {
  const name = `${basename(dirname(path))}/${basename(path, '.html')}`;
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(pathToFileURL(path).href);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) tell(name, `is ${wide} wide on a screen of ${width}`);
    if (shots === '-') continue;
    for (const scheme of ['dark', 'light']) {
      await photographed(page, `${name.replace('/', '-')}-${width}`, scheme);
    }
  }
  await page.evaluate(axe);
  await accessible(page, name, WIDE, 'light');
  await page.evaluate(
    (rows) => document.querySelectorAll(rows).forEach((row) => row.remove()), LATER_ROWS);
  await accessible(page, name, NARROW, 'light');
  for (const width of [NARROW, WIDE]) await accessible(page, name, width, 'dark');
}

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
const waiting = [...pages];
await Promise.all(Array.from({ length: AT_ONCE }, async () => {
  const page = await browser.newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) tell(page.url(), 'asks for', request.url());
  });
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    await look(page, path);
    const done = pages.length - waiting.length;
    if (done % 25 === 0) console.log(`  ${done} of ${pages.length} pages`);
  }
}));
await browser.close();
const seconds = Math.round((Date.now() - started) / 1000);
console.log(`axe-core ${runs} times, widths of ${pages.length} pages: ${wrong} wrong (${seconds} s)`);
process.exitCode = wrong || !pages.length ? 1 : 0;
