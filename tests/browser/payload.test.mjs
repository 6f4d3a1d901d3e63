// What the first load weighs: all that Chromium asks for until the page runs, and the icons that the page names,
// each in the size it has on the way (brotli at the level that static hosts use, gzip for those without).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { open, site } from './harness.mjs';

const BUDGET_KB = 200;
const packed = new Set(['woff2', 'png']); // carries its own compression

function weigh(name) {
  const bytes = readFileSync(join(process.env.AFTERLAUNCH_DIST, name));
  if (packed.has(name.split('.').pop())) return [bytes.length, bytes.length, bytes.length];
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  return [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli.length];
}

test(`the first load stays under ${BUDGET_KB} kB of brotli`, async () => {
  const visit = await open();
  const icons = await visit.page.locator('link[rel~="icon"], link[rel="apple-touch-icon"], link[rel="manifest"]').evaluateAll((links) => links.map((link) => link.href));
  await visit.close();
  const names = new Set([...visit.loaded, ...icons].map((address) => new URL(address)).map((url) => {
    if (url.protocol === 'data:') return null;
    assert.ok(url.href.startsWith(site), `${url} comes from elsewhere`);
    return decodeURIComponent(url.pathname.slice(new URL(site).pathname.length)) || 'index.html';
  }));
  names.delete(null);
  const total = [0, 0, 0];
  const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
  console.log(`${'first load, kB'.padEnd(40)}${['raw', 'gzip', 'brotli'].map((word) => word.padStart(8)).join('')}`);
  for (const name of [...names].sort()) {
    const sizes = weigh(name);
    sizes.forEach((size, i) => (total[i] += size));
    console.log(name.padEnd(40) + sizes.map(kb).join(''));
  }
  console.log('together'.padEnd(40) + total.map(kb).join(''));
  assert.ok([...names].some((name) => name.endsWith('.wasm')), 'the engine is among it');
  assert.ok(total[2] < BUDGET_KB * 1000, `${total[2]} bytes of brotli`);
});
