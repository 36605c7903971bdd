// node look.mjs CHROMIUM MODULES SHOTS FOLDER...
// Opens every page in Chromium: axe-core in light and dark (WCAG 2.2 AA and best practice), nothing
// wider than the screen from 320 to 1920 and at 200 % zoom, and screenshots where SHOTS is a folder.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [browserPath, modules, shots, ...folders] = process.argv.slice(2);
const require = createRequire(join(modules, 'package.json'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [320, 375, 640, 768, 1280, 1920];
const SCHEMES = ['light', 'dark'];

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
let wrong = 0;
let pages = 0;
const tell = (...words) => { wrong += 1; console.log(...words); };

for (const scheme of SCHEMES) {
  const context = await browser.newContext({ colorScheme: scheme });
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) tell(page.url(), 'asks for', request.url());
  });
  for (const folder of folders) {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.html'))) {
      const label = `${basename(folder)}/${name} ${scheme}`;
      await page.goto(pathToFileURL(join(folder, name)).href);
      pages += 1;
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) tell(label, `is ${wide} wide on a screen of ${width}`);
        if (shots !== '-') {
          const file = `${basename(folder)}-${name.replace('.html', '')}-${width}-${scheme}.png`;
          const height = await page.evaluate(() => document.documentElement.scrollHeight);
          const clip = { x: 0, y: 0, width, height: Math.min(height, 2400) };
          await page.screenshot({ path: join(shots, file), fullPage: true, clip });
        }
        if (width === 320 || width === 1280) {
          await page.evaluate(axe);
          const found = await page.evaluate(
            (tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), TAGS);
          for (const rule of found.violations) {
            for (const node of rule.nodes.slice(0, 3)) {
              tell(label, width, rule.id, node.target.join(' '), node.failureSummary);
            }
          }
        }
      }
    }
  }
  await context.close();
}
await browser.close();
console.log(`axe-core and widths: ${pages} pages looked at, ${wrong} wrong`);
process.exitCode = wrong ? 1 : 0;
