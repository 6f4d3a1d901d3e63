// The benchmark: three questions, each answered as a ratio within one run, because the machine is never alone.
//
//   1. How many requests a second go through the whole loop, natively and in the browser?
//   2. How long do all charts take to draw again, beside uPlot with the same series?
//   3. What does the first load weigh, beside what others' pages do, and how long does it take on a slow network?
//
// Native and browser, and the two chart libraries, take turns round by round; what is printed are medians.
// `cargo xtask bench` builds what is measured and calls this with NATIVE (the native benchmark program), BENCH_URL (a
// server of bench.html and the same program for the browser), SITE_URL and SITE_DIST (the released page).

import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { BUDGET_KB, table, weigh } from './payload.mjs';
import { slowOpenings } from './slow.mjs';

const { NATIVE, BENCH_URL, SITE_URL, SITE_DIST, CHROMIUM } = process.env;
const DAYS = 120;
const ROUNDS = 7;
/** Seconds until dots move, on a slow network. */
const BUDGET_S = 6;
/** What others' first loads weigh in brotli, by the same measure: kilobytes. */
const OTHERS = { 'TensorFlow Playground': 103, 'ECharts, the library alone': 299 };

const { args } = JSON.parse(readFileSync(new URL('../../webdriver.json', import.meta.url)))['goog:chromeOptions'];
const browser = await chromium.launch({ executablePath: CHROMIUM, args });
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

async function engine() {
  const page = await browser.newPage();
  await page.goto(`${BENCH_URL}bench.html`);
  const inBrowser = (days) => page.evaluate(async (days) => {
    const bench = (globalThis.bench ??= await import('./bench.js').then(async (bench) => (await bench.default(), bench)));
    const run = new bench.Loop();
    const started = performance.now();
    const requests = run.days(days);
    const seconds = (performance.now() - started) / 1000;
    run.free();
    return requests / seconds;
  }, days);
  const natively = (days) => Number(execFileSync(NATIVE, [String(days)], { encoding: 'utf8' }));

  await inBrowser(DAYS); // the first run compiles
  const rates = { native: [], web: [] };
  for (let round = 0; round < ROUNDS; round++) {
    rates.native.push(natively(DAYS));
    rates.web.push(await inBrowser(DAYS));
  }
  await page.close();
  return { native: median(rates.native), web: median(rates.web) };
}

async function charts() {
  const context = await browser.newContext({ deviceScaleFactor: 2, viewport: { width: 1440, height: 1200 } });
  const page = await context.newPage();
  await page.goto(`${BENCH_URL}bench.html`);
  const times = await page.evaluate(async (rounds) => {
    const bench = await import('./bench.js');
    await bench.default();
    const frame = () => new Promise(requestAnimationFrame);

    const room = document.querySelector('#ours');
    room.replaceChildren(...Array.from({ length: 12 }, () => {
      const figure = document.createElement('div');
      figure.append(document.createElement('canvas'));
      return figure;
    }));
    const ours = new bench.Charts(room);
    const series = Array.from({ length: 12 }, (_, chart) => ours.series(chart));
    const columns = series.map((flat) => [0, 1, 2, 3].map((column) => flat.slice(column * (flat.length / 4), (column + 1) * (flat.length / 4))));

    const there = document.querySelector('#uplot');
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`);
    const theirs = columns.map((data) => {
      const figure = there.appendChild(document.createElement('div'));
      const line = (name, width, dash) => ({ stroke: colour(name), width, dash, points: { show: false } });
      return new uPlot({
        width: figure.clientWidth,
        height: figure.clientHeight,
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: false }, y: { range: [0, 100] } },
        series: [{}, line('candidate', 1.5), line('champion', 2), line('truth', 2, [6, 4])],
      }, data, figure);
    });
    await frame();

    // All twelve are given their values anew and have drawn when the clock is read; uPlot draws in a microtask.
    const redraw = {
      ours: () => ours.redraw(),
      uplot: async () => {
        theirs.forEach((chart, at) => chart.setData(columns[at]));
        await Promise.resolve();
        await Promise.resolve();
      },
    };
    const times = { ours: [], uplot: [] };
    for (let round = 0; round < rounds; round++) {
      for (const name of Object.keys(redraw)) {
        await frame();
        const started = performance.now();
        await redraw[name]();
        times[name].push(performance.now() - started);
      }
    }
    return times;
  }, 120);
  await context.close();
  return { ours: median(times.ours), uplot: median(times.uplot) };
}

async function payload() {
  const page = await browser.newPage();
  const loaded = [];
  page.on('response', (response) => loaded.push(response.url()));
  await page.goto(SITE_URL, { waitUntil: 'networkidle' });
  const weights = await weigh(page, loaded, SITE_URL, SITE_DIST);
  await page.close();
  return weights;
}

const { native, web } = await engine();
const { ours, uplot } = await charts();
const weights = await payload();
const slow = median(await slowOpenings(browser, SITE_DIST, ROUNDS)) / 1000;
await browser.close();

const millions = (rate) => (rate / 1e6).toFixed(2).padStart(8);
const ms = (time) => time.toFixed(2).padStart(8);
console.log(`
whole loop, million requests a second on one core
  native                     ${millions(native)}
  browser                    ${millions(web)}
  native / browser           ${(native / web).toFixed(2).padStart(8)}    aim: at most 1.60

all twelve charts, 3 lines of 600 points each, milliseconds to draw again
  ours                       ${ms(ours)}
  uPlot                      ${ms(uplot)}
  ours / uPlot               ${(ours / uplot).toFixed(2).padStart(8)}    aim: at most 1.00

${table(weights)}
  of the budget              ${(weights.total.brotli / (BUDGET_KB * 1000)).toFixed(2).padStart(8)}    aim: at most 1.00 of ${BUDGET_KB} kB brotli
${Object.entries(OTHERS).map(([name, kb]) => `  beside ${name.padEnd(30)}${(weights.total.brotli / (kb * 1000)).toFixed(2).padStart(6)}    it weighs ${kb} kB`).join('\n')}

from navigation to moving dots, on 1.6 Mbit/s with 150 ms, the processor four times slower
  seconds                    ${slow.toFixed(2).padStart(8)}
  of the budget              ${(slow / BUDGET_S).toFixed(2).padStart(8)}    aim: at most 1.00 of ${BUDGET_S} s`);
