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

// Long enough for what happens once an hour, at the speed that the page opens with.
const SECONDS = 25;
const SCREENS = [
  { viewport: { width: 1440, height: 900 } },
  { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true },
  { viewport: { width: 820, height: 1180 }, reducedMotion: 'reduce' },
];

await Promise.all(SCREENS.map(async (screen) => {
  const context = await browser.newContext(screen);
  const page = await context.newPage();
  await page.goto(SITE_URL, { waitUntil: 'networkidle' });
  await page.locator('#silhouette').waitFor({ state: 'detached' });
  await page.waitForTimeout(SECONDS * 1000);
  // Somebody leaves again.
  await page.evaluate(() => {
    for (const hidden of [true, false]) {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
      dispatchEvent(new Event('visibilitychange'));
    }
    dispatchEvent(new Event('pagehide'));
  });
  const seen = await page.evaluate(async ([first, count]) => {
    const script = document.querySelector('script[data-js]').dataset.js;
    const { memory } = await (await import(new URL(script, document.baseURI))).default();
    return [...new Uint8Array(memory.buffer, first, count)];
  }, [Number(FIRST), Number(COUNT)]);
  seen.forEach((mark, at) => { marks[at] |= mark; });
  console.log(`${screen.viewport.width} px wide: ${seen.filter(Boolean).length} sites, ${marks.filter(Boolean).length} so far`);
  await context.close();
}));
await browser.close();
writeFileSync(MARKS, marks);
