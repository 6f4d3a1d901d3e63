// The benchmark of learning: how long logistic regression and boosted trees take to fit, how good they are and how soon they
// answer, natively and in the browser, beside scikit-learn on one thread with the same rows and the same settings.
//
// The three take turns round by round; what is printed are medians. `cargo xtask bench learn` builds what is measured and
// calls this with NATIVE (the native benchmark program), PYTHON (one that has scikit-learn), BENCH_URL (a server of
// bench.html and the same program for the browser) and CHROMIUM.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const { NATIVE, PYTHON, BENCH_URL, CHROMIUM } = process.env;
const SIZES = [20_000, 100_000];
const ROUNDS = 5;
const MODELS = { logistic: 'logistic regression', boosted: 'boosted trees' };

const { args } = JSON.parse(readFileSync(new URL('../../webdriver.json', import.meta.url)))['goog:chromeOptions'];
const browser = await chromium.launch({ executablePath: CHROMIUM, args });
const page = await browser.newPage();
await page.goto(`${BENCH_URL}bench.html`);
const folder = mkdtempSync(join(tmpdir(), 'afterlaunch-'));
const file = join(folder, 'rows');
const script = fileURLToPath(new URL('learn.py', import.meta.url));

const one = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
const ask = (program, words) => JSON.parse(execFileSync(program, words, { encoding: 'utf8', env: { ...process.env, ...one } }));
const inBrowser = (rows) => page.evaluate(async (rows) => {
  const bench = (globalThis.bench ??= await import('./bench.js').then(async (bench) => (await bench.default(), bench)));
  const learning = new bench.Learning(rows);
  const seconds = (work) => {
    const started = performance.now();
    work();
    return (performance.now() - started) / 1000;
  };
  const told = {};
  for (const name of ['logistic', 'boosted']) {
    const fit = seconds(() => learning.fit(name === 'boosted'));
    const answer = seconds(() => learning.answer(200_000)) / 200_000;
    told[name] = { fit, auc: learning.auc(), answer };
  }
  learning.free();
  return told;
}, rows);

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const told = [];
let versions;
await inBrowser(1_000); // the first run compiles
for (const rows of SIZES) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const native = ask(NATIVE, ['learn', String(rows), file]);
    const theirs = ask(PYTHON, [script, String(rows), file]);
    rounds.push({ native, theirs, web: await inBrowser(rows) });
    versions = theirs.versions;
  }
  for (const name of Object.keys(MODELS)) {
    const of = (side, what) => median(rounds.map((round) => round[side][name][what]));
    const sides = ['native', 'web', 'theirs'].map((side) => [side, { fit: of(side, 'fit'), auc: of(side, 'auc'), answer: of(side, 'answer') }]);
    told.push({ rows, name, ...Object.fromEntries(sides) });
  }
}
await browser.close();
rmSync(folder, { recursive: true });

const ms = (seconds) => (seconds * 1e3).toFixed(1).padStart(9);
const auc = (value) => value.toFixed(4).padStart(9);
const micro = (seconds) => (seconds * 1e6).toFixed(3).padStart(9);
const ratio = (value) => value.toFixed(2).padStart(9);
console.log(`\n${versions}, one thread; medians of ${ROUNDS} rounds; 10 columns, 20,000 rows to test on`);
let kept = true;
for (const { rows, name, native, web, theirs } of told) {
  const line = (what, format, key) => `  ${what.padEnd(30)}${[native, web, theirs].map((side) => format(side[key])).join('')}`;
  const aims = [
    ['fit, native / sklearn', native.fit / theirs.fit, '<=', 1],
    ['fit, browser / sklearn', web.fit / theirs.fit, '<=', 2],
    ['AUC, native - sklearn', native.auc - theirs.auc, '>=', -0.002],
    ['AUC, browser - native', web.auc - native.auc, '>=', 0],
    ['answer, sklearn / native', theirs.answer / native.answer, '>=', 1000],
  ];
  const head = `${MODELS[name]}, ${rows.toLocaleString('en-GB')} rows`.padEnd(34);
  console.log(`\n${head}  native  browser  sklearn
${line('fit, ms', ms, 'fit')}
${line('AUC', auc, 'auc')}
${line('one answer, microseconds', micro, 'answer')}`);
  for (const [what, value, than, aim] of aims) {
    const met = than === '<=' ? value <= aim : value >= aim;
    kept &&= met;
    console.log(`  ${what.padEnd(30)}${Math.abs(value) < 0.1 ? auc(value) : ratio(value)}    aim: ${than === '<=' ? 'at most' : 'at least'} ${aim}${met ? '' : '  NOT MET'}`);
  }
}
process.exitCode = kept ? 0 : 1;
