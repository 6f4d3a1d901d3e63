// The program and the script around it. Whatever happens to them on their way, nobody stands before a page that does not answer.

import assert from 'node:assert/strict';
import test from 'node:test';
import { drawn, site, tab } from './harness.mjs';

const PARTS = { program: /_bg\.wasm$/, script: /page-[0-9a-f]+\.js(\?\d)?$/ };

for (const [name, part] of Object.entries(PARTS)) {
  for (const times of [1, 2]) {
    test(`the ${name} fails to come ${times === 1 ? 'once' : 'twice'}: the page asks again and begins`, async () => {
      const { page } = await tab();
      let asked = 0;
      await page.route(part, (route) => (asked++ < times ? route.abort() : route.continue()));
      await page.goto(site);
      await drawn(page);
      // The browser may have asked ahead of the loader.
      assert.ok(asked > times, `asked ${asked} times`);
      assert.equal(await page.locator('.note.bad').count(), 0);
      await page.getByRole('link', { name: 'Course', exact: true }).first().click();
      await page.locator('.mission').first().waitFor();
      await page.context().close();
    });
  }

  test(`the ${name} never comes: the page says so, keeps its address, and begins once it is there`, async () => {
    const { page, complaints } = await tab();
    await page.route(part, (route) => route.abort());
    await page.goto(`${site}?seed=9`);
    const note = page.locator('.note.bad');
    await note.waitFor();
    assert.match(await note.textContent(), /could not start.*network/);
    assert.ok(complaints.length > 0, 'the console tells of it');
    await page.unroute(part);
    await note.getByRole('link', { name: 'Try again' }).click();
    await drawn(page);
    assert.match(page.url(), /seed=9/);
    await page.context().close();
  });
}

test('a server that does not know what a program is: the page begins all the same', async () => {
  const visit = await tab();
  const { page } = visit;
  await page.route(PARTS.program, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
  });
  await page.goto(site);
  await drawn(page);
  await visit.close();
});
