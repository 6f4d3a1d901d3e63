// What every browser test starts with: the page in a real Chromium, and an ear for whatever goes wrong on it.
//
// `cargo xtask test --only browser` serves the built site and sets AFTERLAUNCH_URL (the address, in a sub-folder on
// purpose) and CHROMIUM. The flags are those of webdriver.json, so that all tests run in one and the same browser.
//
// A test reads:
//   const visit = await open({ width: 1440, height: 900, query: 'seed=7' });
//   ... visit.page is Playwright's page ...
//   await visit.close();          // fails if the console complained

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after } from 'node:test';
import { chromium } from 'playwright-core';

export const site = process.env.AFTERLAUNCH_URL ?? 'http://127.0.0.1:8080/';
const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const { args } = JSON.parse(readFileSync(new URL('../../webdriver.json', import.meta.url)))['goog:chromeOptions'];

/** The one browser of a file, once it is asked for; tabs that are opened side by side share it. */
let browser;
after(async () => (await browser)?.close());

/** An empty tab in a profile of its own. */
export async function tab({ width = 1440, height = 900, dark = false, still = false, touch = false } = {}) {
  browser ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });
  const context = await (await browser).newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: still ? 'reduce' : 'no-preference',
    hasTouch: touch,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints = [];
  /** Patterns of what a test expects to be complained of, whenever it comes. */
  const pardoned = [];
  const loaded = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  // The icon, or a page in a frame may still be on its way when a test leaves.
  const within = (request) => request.isNavigationRequest() || request.frame() !== page.mainFrame();
  const late = (request) => /icon\.svg$/.test(request.url()) || within(request);
  const left = (request) => request.failure()?.errorText === 'net::ERR_ABORTED' && late(request);
  page.on('requestfailed', (request) => left(request) || complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    loaded.push(response.url());
    if (response.status() >= 400) complaints.push(`${response.url()}: ${response.status()}`);
  });
  return {
    page,
    loaded,
    complaints,
    pardoned,
    async close() {
      await context.close();
      assert.deepEqual(complaints.filter((line) => !pardoned.some((pattern) => pattern.test(line))), [], 'the console stays quiet');
    },
  };
}

/** Opens the page in a tab of its own and waits until it is drawn. */
export async function open({ query = '', hash = '', ...how } = {}) {
  const visit = await tab(how);
  const address = site + (query && `?${query}`) + (hash && `#${hash}`);
  await visit.page.goto(address);
  await drawn(visit.page);
  return { ...visit, address };
}

/** The page, in a tab or in a frame, has taken the place of the frame that comes with its HTML. */
export async function drawn(page) {
  await page.locator('#silhouette').waitFor({ state: 'detached' });
  await page.locator('main').waitFor({ state: 'visible' });
}

/**
 * What axe finds on the page that keeps people out: each as "rule: where". It is put into each document once, and gathers what
 * is wrong alone. Frames are asked once they are there: one that is still loading never answers.
 */
export async function barriers(page) {
  for (const frame of page.frames()) {
    await frame.waitForLoadState('networkidle');
    if (await frame.evaluate(() => 'axe' in globalThis)) continue;
    await frame.evaluate(axe);
    // A frame may have no origin of its own; axe asks it all the same.
    await frame.evaluate(() => globalThis.axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] }));
  }
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const grave = violations.filter((violation) => ['serious', 'critical'].includes(violation.impact));
  return grave.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`));
}

/** Elements that stick out of the window sideways, outermost first; those that scroll by themselves may. */
export async function overflowing(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element) => {
      for (let up = element; up && up !== document.body; up = up.parentElement) {
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)) return true;
      }
      return false;
    };
    const out = [...document.body.querySelectorAll('*')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.right > width + 1 && element.checkVisibility({ contentVisibilityAuto: true }) && !element.closest('svg svg, .sr') && !scrolls(element.parentElement);
    });
    const names = out.slice(0, 5).map((element) => element.outerHTML.slice(0, 90));
    return document.documentElement.scrollWidth > width ? [`page is ${document.documentElement.scrollWidth} px wide`, ...names] : names;
  });
}

/** The text of a progress file with these missions, by their ids. */
export function progressFile(missions, more = {}) {
  const lesson = { solved: true, tries: 1, hints: 0, guesses: [], day: '2026-11-24', link: 'seed=7' };
  const lessons = Object.fromEntries(missions.map((id) => [id, lesson]));
  return JSON.stringify({ 'afterlaunch-progress': 2, lessons, quizzes: {}, words: {}, notebook: {}, open: null, waiting: {}, forgotten: 0, ...more });
}
