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

// The opening of the page as it stands, and with time that passes quickly: as much as an onlooker may see.
const VISITS = [
  { seconds: 4 },
  { query: 'speed=6h', seconds: 6 },
];
const SCREENS = [
  { viewport: { width: 1440, height: 900 } },
  { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true },
  { viewport: { width: 820, height: 1180 }, reducedMotion: 'reduce' },
];

for (const screen of SCREENS) {
  for (const { query = '', hash = '', seconds } of VISITS) {
    const context = await browser.newContext(screen);
    const page = await context.newPage();
    await page.goto(`${SITE_URL}${query && `?${query}`}${hash && `#${hash}`}`, { waitUntil: 'networkidle' });
    await page.locator('#silhouette').waitFor({ state: 'detached' });
    await page.waitForTimeout(seconds * 1000);
    const seen = await page.evaluate(async ([first, count]) => {
      const script = document.querySelector('script[data-js]').dataset.js;
      const program = await import(new URL(script, document.baseURI));
      // What is called when the rest cannot be had, or while the page goes away and cannot wait for it, must not be in it.
      program.last_state();
      for (const visibilityState of ['hidden', 'visible']) {
        Object.defineProperties(document, { visibilityState: { value: visibilityState, configurable: true }, hidden: { value: visibilityState === 'hidden', configurable: true } });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
        if (document.hidden) dispatchEvent(new Event('pagehide'));
        await new Promise((resolve) => { setTimeout(resolve, 100); });
      }
      const { memory } = await program.default();
      return [...new Uint8Array(memory.buffer, first, count)];
    }, [Number(FIRST), Number(COUNT)]);
    seen.forEach((mark, at) => { marks[at] |= mark; });
    console.log(`${query || 'the page'} ${hash}, ${screen.viewport.width} px: ${marks.filter(Boolean).length} functions so far`);
    await context.close();
  }
}
await browser.close();
writeFileSync(MARKS, marks);
