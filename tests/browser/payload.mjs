// What the first load of a page weighs, until it runs and nobody has touched it: all that Chromium asked for, and the
// icons that the page names, each in the size it has on the way (brotli at the level that static hosts use, gzip for
// those without).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Kilobytes of brotli that a first load weighs at the most: all of the program comes with it. */
export const BUDGET_KB = 1140;

const CARRIES_ITS_OWN = new Set(['woff2', 'png']);

function sizes(file) {
  const bytes = readFileSync(file);
  if (CARRIES_ITS_OWN.has(file.split('.').pop())) return { raw: bytes.length, gzip: bytes.length, brotli: bytes.length };
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes, { params }).length };
}

/** Weighs what `page` has loaded from `site`, whose files are in `dist`: a row per file and their sum, in bytes. */
export async function weigh(page, loaded, site, dist) {
  // What comes after the page is drawn is part of its first load.
  await page.waitForLoadState('networkidle');
  const icons = await page.locator('link[rel~="icon"], link[rel="apple-touch-icon"], link[rel="manifest"]').evaluateAll((links) => links.map((link) => link.href));
  const own = [...loaded, ...icons].filter((address) => !address.startsWith('data:')).map((address) => address.split(/[?#]/)[0]);
  const foreign = own.filter((address) => !address.startsWith(site));
  if (foreign.length) throw new Error(`the page loads from elsewhere: ${foreign.join(', ')}`);
  const names = [...new Set(own.map((address) => decodeURIComponent(address.slice(site.length)) || 'index.html'))].sort();
  const rows = names.map((name) => ({ name, ...sizes(join(dist, name)) }));
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  return { rows, total: { name: 'together', raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli') } };
}

/** The rows as a table in kilobytes. */
export function table({ rows, total }) {
  const line = (row) => row.name.padEnd(40) + [row.raw, row.gzip, row.brotli].map((bytes) => (bytes / 1000).toFixed(1).padStart(9)).join('');
  const head = 'first load, kB'.padEnd(40) + ['raw', 'gzip', 'brotli'].map((word) => word.padStart(9)).join('');
  return [head, ...rows.map(line), line(total)].join('\n');
}
