// The page opens for everyone: on every size of screen and in both themes nothing sticks out, nothing keeps people
// with a screen reader or a keyboard out, and the console has nothing to say.

import assert from 'node:assert/strict';
import test from 'node:test';
import { barriers, open, overflowing } from './harness.mjs';

for (const [width, height, name] of [[360, 740, 'a phone'], [768, 1024, 'a tablet'], [1440, 900, 'a wide screen']]) {
  for (const dark of [false, true]) {
    test(`${name} at ${width} px, ${dark ? 'dark' : 'light'}`, async () => {
      const visit = await open({ width, height, dark, touch: width < 1000 });
      assert.deepEqual(await overflowing(visit.page), [], 'nothing sticks out');
      assert.deepEqual(await barriers(visit.page), [], 'axe finds no barrier');
      await visit.close();
    });
  }
}

test('the page names itself and its language', async () => {
  const visit = await open();
  assert.match(await visit.page.title(), /Afterlaunch/);
  assert.equal(await visit.page.locator('html').getAttribute('lang'), 'en');
  assert.equal(await visit.page.locator('h1').count(), 1, 'one main heading');
  await visit.close();
});
