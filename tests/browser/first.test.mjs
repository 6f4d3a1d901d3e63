// What a first-time user has to find: all parts of the loop on every screen, a limit that goes where the task says, the
// menu of pages in one line, and what is left of a mission.

import assert from 'node:assert/strict';
import test from 'node:test';
import { open } from './harness.mjs';

for (const [width, height] of [[1440, 900], [820, 1180], [390, 844]]) {
  test(`at ${width} px all six parts of the loop are on the picture of the first mission`, async () => {
    const visit = await open({ hash: 'lesson-1.0', width, height, still: true });
    const { page } = visit;
    await page.locator('.loop-part').first().waitFor();
    const parts = await page.locator('.loop-part').evaluateAll((parts) => {
      const picture = document.querySelector('.pipeline').getBoundingClientRect();
      return parts.map((part) => {
        const box = part.getBoundingClientRect();
        return { name: part.textContent, inside: box.height > 0 && box.top >= picture.top - 1 && box.bottom <= picture.bottom + 1 };
      });
    });
    const inside = new Set(parts.filter((part) => part.inside).map((part) => part.name));
    assert.deepEqual([...inside].sort(), ['data', 'deployment', 'model', 'monitoring', 'problem', 'update']);
    await page.locator('#gate').click();
    await page.locator('#gate').click();
    await page.getByText('Part 1 of 5: Problem').waitFor();
    assert.match(await page.locator('.where .left').textContent(), /^Task 1 of \d+\. Time left: 7 days\.$/);
    assert.equal(await page.locator('.lesson-card .control-item').count(), 1, 'one control for one task');
    await visit.close();
  });
}

test('on a tablet the menu of pages is one line', async () => {
  const visit = await open({ hash: 'course', width: 820, height: 1180 });
  const heights = await visit.page.locator('.top-bar nav a').evaluateAll((links) => links.map((link) => link.getClientRects().length + link.getBoundingClientRect().height / 100));
  assert.ok(heights.length > 3 && heights.every((height) => height < 1.5), JSON.stringify(heights));
  await visit.close();
});

test('a mouse pulls a limit to 5 %', async () => {
  const visit = await open({ query: 'scenario=spam-filter&autoplay=0', hash: 'room', still: true });
  const { page } = visit;
  const grip = page.locator('#chart-recall .c-grip[data-rule="measured-recall"]');
  await grip.waitFor();
  await grip.scrollIntoViewIfNeeded();
  const plot = await page.locator('#chart-recall .plot').boundingBox();
  const at = await grip.boundingBox();
  const x = at.x + at.width / 2;
  await page.mouse.move(x, at.y + at.height / 2);
  await page.mouse.down();
  let value = Infinity;
  for (let y = plot.y + plot.height; y > plot.y && value !== 5; y -= 0.5) {
    await page.mouse.move(x, y);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    value = Number(await grip.getAttribute('aria-valuenow'));
    assert.ok(value < 60, `the limit is at ${value}`);
  }
  await page.mouse.up();
  await page.waitForFunction(() => document.querySelector('#says-recall') && document.querySelector('#chart-recall .c-grip[data-rule="measured-recall"]').getAttribute('aria-valuenow') === '5');
  await visit.close();
});
