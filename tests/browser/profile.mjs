// Which functions of the program opening the page takes: opens a site whose program leaves a mark for each function
// that is called (`split mark`), looks on for a while as people do before they touch anything, and writes the marks of
// all visits together, a byte for each function.
//
// `cargo xtask profile` calls it with SITE_URL, CHROMIUM, FIRST and COUNT (where the marks lie) and MARKS (where to).

import { chromium } from 'playwright-core';
import { readFileSync, writeFileSync } from 'node:fs';

const { SITE_URL, CHROMIUM, FIRST, COUNT, MARKS } = process.env;
const { args } = JSON.parse(readFileSync(new URL('../../webdriver.json', import.meta.url)))['goog:chromeOptions'];
const browser = await chromium.launch({ executablePath: CHROMIUM, args });
const marks = new Uint8Array(Number(COUNT));

// Longer than the loader waits before it fetches the rest.
const SECONDS = 8;
/** The mark of what opening takes, and of what the engine takes later, when there is trouble. */
const [OPENING, AT_WORK] = [1, 2];
const TROUBLE = ['!1:traffic-peak,!2:seconds-for-minutes,!3:missing-field', '!1:new-product-line,!1:careless-labels,!2:concept-drift,!3:mislabelled-release,!4:skewed-release,!5:log-leak'];
const SCREENS = [
  { viewport: { width: 1440, height: 900 } },
  { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true },
  { viewport: { width: 820, height: 1180 }, reducedMotion: 'reduce' },
];

async function visit(screen, query, mark) {
  const context = await browser.newContext(screen);
  const page = await context.newPage();
  await page.goto(SITE_URL + query, { waitUntil: 'networkidle' });
  await page.locator('#silhouette').waitFor({ state: 'detached' });
  await page.waitForTimeout(SECONDS * 1000);
  // Somebody leaves again.
  await page.evaluate(() => {
    for (const hidden of [true, false]) {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
      dispatchEvent(new Event('visibilitychange'));
    }
  });
  const seen = await page.evaluate(async ([first, count]) => {
    const script = document.querySelector('script[data-js]').dataset.js;
    const { memory } = await (await import(new URL(script, document.baseURI))).default();
    return [...new Uint8Array(memory.buffer, first, count)];
  }, [Number(FIRST), Number(COUNT)]);
  seen.forEach((came, at) => { if (came) marks[at] |= mark; });
  console.log(`${query || 'the page'}, ${screen.viewport.width} px wide: ${seen.filter(Boolean).length} sites`);
  await context.close();
}

await Promise.all(SCREENS.map((screen) => visit(screen, '', OPENING)));
await Promise.all(TROUBLE.map((trouble) => visit(SCREENS[0], `?speed=3d&trouble=${trouble}`, AT_WORK)));
await browser.close();
writeFileSync(MARKS, marks);
