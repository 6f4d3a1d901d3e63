// The first load gets no heavier, and all of it comes from the site itself.

import assert from 'node:assert/strict';
import test from 'node:test';
import { open, site } from './harness.mjs';
import { BUDGET_KB, table, weigh } from './payload.mjs';

test(`the first load stays under ${BUDGET_KB} kB of brotli`, async () => {
  const visit = await open();
  const payload = await weigh(visit.page, visit.loaded, site, process.env.AFTERLAUNCH_DIST);
  await visit.close();
  console.log(table(payload));
  assert.ok(payload.rows.some(({ name }) => name.endsWith('.wasm')), 'the engine is among it');
  assert.ok(payload.total.brotli < BUDGET_KB * 1000, `${payload.total.brotli} bytes of brotli`);
});
