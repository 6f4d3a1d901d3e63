// What a teacher comes for: a page that says what each chapter is for, and a form in which a link is made without knowing
// a single parameter by name. All that the documentation lists can be entered there, by keyboard alone, and what comes
// of it is true: the preview is the page that the link opens, and the code is the link.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import jsQR from 'jsqr';
import { barriers, open, overflowing } from './harness.mjs';

const documented = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
/** Name and example of each parameter. */
const PARAMETERS = [...documented.matchAll(/^\| `(\w+)` \|.*\| `\1=(.*)` \|$/gm)].map(([, name, value]) => [name, value]);

const link = async (page) => new URL(await page.getByLabel('The link', { exact: true }).inputValue());
const says = async (page, name) => (await link(page)).searchParams.get(name);

/** Goes to an element with the tab key alone. */
async function tabTo(page, id) {
  for (let stops = 0; stops < 120; stops += 1) {
    if (await page.evaluate((id) => document.activeElement.id === id, id)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`the tab key does not reach ${id}`);
}

test('a link is made by keyboard, and the preview shows it', async () => {
  const visit = await open({ hash: 'link' });
  const { page } = visit;
  await tabTo(page, 'make-lesson');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => document.querySelector('#make-lesson').value === '1.0');
  await tabTo(page, 'make-autoplay');
  await page.keyboard.press('Space');
  await tabTo(page, 'make-theme');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'make-text');
  await page.keyboard.type('120');
  assert.equal((await link(page)).search, '?autoplay=0&lesson=1.0&theme=dark&text=120');
  const inside = page.frameLocator('.preview iframe');
  await inside.getByRole('region', { name: 'Mission' }).getByRole('heading', { level: 1 }).waitFor();
  await inside.locator(':root[data-theme=dark]').waitFor({ state: 'attached' });
  assert.equal(await inside.locator(':root').evaluate((root) => getComputedStyle(root).fontSize), '19.2px');
  await visit.close();
});

test('all that is documented can be entered, and comes out as it is documented', async () => {
  assert.ok(PARAMETERS.length >= 15, 'the table was read');
  const visit = await open({ hash: 'link' });
  const { page } = visit;
  for (const [name, value] of PARAMETERS) {
    const field = page.locator(`#make-${name}`);
    // What is packed comes of the trouble that is hidden.
    if (name === 'code') continue;
    await page.locator(`#about-${name}`).waitFor({ state: 'attached' });
    if (name === 'at') {
      await field.fill(String(Math.floor(value / 1440) + 1));
      await page.getByLabel('Time', { exact: true }).fill(`${String(Math.floor((value % 1440) / 60)).padStart(2, '0')}:00`);
    } else if (name === 'do') {
      await field.check();
      assert.ok(await page.locator('#make-seed').isDisabled(), 'the run has its own seed');
      assert.equal(await says(page, 'seed'), '7');
      await field.uncheck();
    } else if (name === 'faults') {
      await page.getByRole('button', { name: 'Add trouble' }).click();
      const row = page.locator('.orders li');
      const hours = Number(value.match(/\d+/)[0]);
      await row.getByLabel('After days').fill(String(Math.floor(hours / 24)));
      await row.getByLabel('and hours').fill(String(hours % 24));
      await row.getByLabel('Trouble', { exact: true }).selectOption(value.split(':')[1]);
      const told = await link(page);
      assert.ok(told.searchParams.get('code') && !told.href.includes('seconds-for-minutes'), 'what is hidden is not told by the link');
      await row.getByRole('checkbox').uncheck();
      assert.equal(await says(page, name), value.replace('!', ''), name);
      continue;
    } else if ((await page.locator(`[aria-labelledby=name-${name}]`).count()) > 0) {
      const group = page.locator(`[aria-labelledby=name-${name}]`);
      for (const summary of await group.locator('summary').all()) await summary.click();
      for (const part of value.split(',')) await group.locator(`input[value="${part}"]`).check();
    } else if ((await field.getAttribute('type')) === 'checkbox') {
      await field.setChecked(value === '1');
    } else if ((await field.evaluate((element) => element.tagName)) === 'SELECT') {
      await field.selectOption(value);
    } else {
      await field.fill(value);
    }
    if (name !== 'do') assert.equal(await says(page, name), value, name);
  }
  assert.equal(await page.locator('.make-about.wrong').count(), 0);
  const data = JSON.parse(await page.getByRole('textbox', { name: 'As data' }).inputValue());
  assert.equal(data.link, (await link(page)).href.replaceAll('%3A', ':'));
  assert.deepEqual(data.parameters.faults, [{ hour: 30, fault: 'seconds-for-minutes', hidden: false }]);
  assert.match(await page.getByRole('textbox', { name: 'Frame for another page' }).inputValue(), /^<iframe src="http.*embed=1.*title="Afterlaunch/);
  assert.match(await page.getByRole('textbox', { name: 'Element for another page' }).inputValue(), /<after-launch .*chapter="2".*><\/after-launch>$/);
  await visit.close();
});

test('hidden trouble: what comes, which field it strikes, how large and when are chosen, and nothing tells it', async () => {
  const visit = await open({ hash: 'link' });
  const { page } = visit;
  await page.getByRole('button', { name: 'Add trouble' }).click();
  const row = page.locator('.orders li');
  await row.getByLabel('Trouble', { exact: true }).selectOption('missing-field');
  const field = row.getByLabel('in', { exact: true });
  await field.selectOption({ label: 'Equipment age' });
  await row.getByLabel('After days').fill('1');
  await row.getByLabel('and hours').fill('2');
  await row.getByRole('slider').press('End');
  await row.getByRole('checkbox').uncheck();
  assert.equal(await says(page, 'faults'), '26:missing-field:1:equipment_age');
  // What strikes no field has none to choose; another system has others.
  await row.getByLabel('Trouble', { exact: true }).selectOption('traffic-peak');
  await field.waitFor({ state: 'detached' });
  await row.getByLabel('Trouble', { exact: true }).selectOption('missing-field');
  await page.locator('#make-scenario').selectOption('card-fraud');
  assert.equal(await field.getByRole('option', { name: 'Equipment age' }).count(), 0);
  await page.locator('#make-scenario').selectOption('support-tickets');
  await field.selectOption({ label: 'Equipment age' });
  await row.getByRole('checkbox').check();
  const locks = page.locator('[aria-labelledby=name-lock]');
  await locks.locator('summary').click();
  await locks.locator('input[value=truth]').check();
  const told = (await link(page)).href;
  assert.match(told, /code=[\w-]+/);
  assert.doesNotMatch(told, /missing|equipment|faults=/);
  await visit.close();
  const learner = await open({ query: `${new URL(told).search.slice(1)}&autoplay=0`, hash: 'room' });
  assert.equal(await learner.page.locator('.note').count(), 0);
  assert.doesNotMatch(await learner.page.locator('#timeline').textContent(), /equipment/i);
  await learner.page.getByRole('button', { name: 'show the truth' }).click();
  await learner.page.locator('.note', { hasText: 'The truth is locked' }).waitFor();
  await learner.close();
});

test('what cannot be used is named in its place and stays out of the link', async () => {
  const visit = await open({ hash: 'link' });
  const { page } = visit;
  for (const [name, typed, said] of [['seed', 'seven', /whole number/], ['text', '20', /75 to 200/], ['host', 'course', /address of a site/]]) {
    await page.locator(`#make-${name}`).fill(typed);
    await page.locator(`#about-${name}.wrong`).waitFor();
    assert.match(await page.locator(`#about-${name}`).innerText(), said);
    assert.equal(await page.locator(`#make-${name}`).getAttribute('aria-invalid'), 'true');
    assert.equal(await says(page, name), null);
  }
  await page.getByRole('button', { name: 'Add trouble' }).click();
  await page.locator('.orders').getByLabel('and hours').fill('soon');
  await page.locator('#about-faults.wrong').waitFor();
  await page.getByRole('button', { name: 'Take trouble 1 away' }).click();
  await page.locator('#about-faults.wrong').waitFor({ state: 'detached' });
  await page.locator('#make-seed').fill('12');
  await page.locator('#about-seed.wrong').waitFor({ state: 'detached' });
  assert.equal(await says(page, 'seed'), '12');
  await visit.close();
});

test('copying says what came of it', async () => {
  const visit = await open({ hash: 'link-2' });
  const { page } = visit;
  assert.equal(await page.locator('#make-chapter').inputValue(), '2');
  await page.getByRole('button', { name: 'Copy: The link' }).click();
  await page.getByText('Copied.').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), (await link(page)).href);
  await page.evaluate(() => { Clipboard.prototype.writeText = () => Promise.reject(new Error('no')); });
  await page.getByRole('button', { name: 'Copy: Frame' }).click();
  await page.getByText('The text is marked: copy it from here.').waitFor();
  await visit.close();
});

/** What the code on the page says to a camera. */
async function scan(page) {
  const shot = (await page.locator('.code svg[role=img]').screenshot()).toString('base64');
  const { data, width, height } = await page.evaluate(async (shot) => {
    const image = new Image();
    image.src = `data:image/png;base64,${shot}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return { data: [...context.getImageData(0, 0, image.width, image.height).data], width: image.width, height: image.height };
  }, shot);
  return jsQR(new Uint8ClampedArray(data), width, height, { inversionAttempts: 'dontInvert' })?.data;
}

for (const dark of [false, true]) {
  test(`the code is the link, ${dark ? 'dark' : 'light'}`, async () => {
    const visit = await open({ hash: 'link-4.2', dark });
    const { page } = visit;
    const written = () => page.getByLabel('The link', { exact: true }).inputValue();
    assert.equal(await scan(page), await written());
    await page.locator('#make-seed').fill('123456789');
    await page.getByText('Lock', { exact: true }).locator('..').locator('summary').click();
    const boxes = await page.locator('[aria-labelledby=name-lock] input').all();
    for (const box of boxes.slice(-30)) await box.check();
    assert.ok((await written()).length > 250, 'a link of some length');
    assert.equal(await scan(page), await written());
    // All at once is said in two words.
    for (const box of boxes.slice(0, 2)) await box.check();
    assert.match(await written(), /lock=faults,responses(,truth)?(&|#|$)/);
    assert.equal(await scan(page), await written());
    // The field takes no more than an origin is long; here it has to.
    await page.locator('#make-host').evaluate((field) => field.removeAttribute('maxlength'));
    await page.locator('#make-host').fill(`https://${'a'.repeat(1_300)}`);
    await page.getByText('too long for a code that a phone can read').waitFor();
    await visit.close();
  });
}

test('the page for teachers leads to each chapter, and to a link for it', async () => {
  const visit = await open();
  const { page } = visit;
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'For teachers' }).click();
  await page.getByRole('heading', { level: 1, name: 'For teachers' }).waitFor();
  assert.equal(await page.locator('.teach-chapter').count(), 6);
  assert.match(await page.locator('main').innerText(), /at least 60 % of its quiz was right at the first go/);
  assert.match(await page.getByLabel('To embed', { exact: true }).nth(2).inputValue(), /\?chapter=3&embed=1$/);
  await page.getByRole('link', { name: 'Make a link to chapter 3' }).click();
  await page.locator('#make-chapter').waitFor();
  assert.equal(await says(page, 'chapter'), '3');
  await visit.close();
  const course = await open({ hash: 'course' });
  await course.page.getByRole('link', { name: 'Goals, questions and links' }).click();
  await course.page.getByRole('heading', { level: 1, name: 'For teachers' }).waitFor();
  await course.close();
});

test('larger text folds the page as a smaller window does', async () => {
  const folds = async (width, query) => {
    const visit = await open({ width, height: 900, query, hash: 'room' });
    const form = await visit.page.locator(':root').getAttribute('data-form');
    const sheet = await visit.page.locator('.control-bar').count();
    assert.deepEqual(await overflowing(visit.page), [], `${width} px with ${query}`);
    // It goes on folding while the window changes.
    await visit.page.setViewportSize({ width: 500, height: 900 });
    await visit.page.locator('.in-phone').waitFor();
    await visit.close();
    return [form.includes('narrow'), form.includes('phone'), sheet > 0];
  };
  assert.deepEqual(await folds(1200, ''), [false, false, false]);
  assert.deepEqual(await folds(1200, 'text=150'), [true, false, true]);
  assert.deepEqual(await folds(1000, 'text=150'), [true, true, false], 'a phone has bars of its own');
  assert.deepEqual(await folds(1100, 'text=75'), [false, false, false]);
});

test('what a link leaves out leaves no room behind, and trouble that it orders is not yours', async () => {
  const visit = await open({ query: 'hide=timeline&autoplay=0', hash: 'room' });
  const below = await visit.page.evaluate(() => innerHeight - document.querySelector('.questions').getBoundingClientRect().bottom);
  assert.ok(below < 8, `${below} px are left under the charts`);
  await visit.close();
  const ordered = await open({ query: 'faults=0:traffic-peak&autoplay=0', hash: 'room' });
  await ordered.page.getByRole('button', { name: 'One minute' }).click();
  await ordered.page.locator('#timeline svg.tl text').filter({ hasText: /traffic/i }).waitFor();
  const words = await ordered.page.locator('#timeline svg.tl text').allTextContents();
  assert.ok(words.includes('nothing done yet'), words.join(', '));
  await ordered.page.getByRole('button', { name: 'Reset', exact: true }).click();
  await ordered.page.getByRole('group', { name: 'Reset the run?' }).getByRole('button', { name: 'Reset' }).click();
  await ordered.page.getByRole('button', { name: 'One minute' }).click();
  await ordered.page.locator('#timeline svg.tl text').filter({ hasText: /traffic/i }).waitFor();
  await ordered.close();
});

for (const hash of ['link', 'teachers']) {
  for (const [width, height] of [[390, 844], [1440, 900]]) {
    for (const dark of [false, true]) {
      test(`#${hash} keeps nobody out at ${width} px, ${dark ? 'dark' : 'light'}`, async () => {
        const visit = await open({ hash, width, height, dark, touch: width < 1000 });
        if (hash === 'link') {
          await visit.page.getByRole('button', { name: 'Add trouble' }).click();
          // The preview takes it up after a while, as a code; a phone shows none until asked.
          if (width > 600) await visit.page.locator('iframe[src*="code="]').waitFor();
        }
        assert.deepEqual(await overflowing(visit.page), []);
        assert.deepEqual(await barriers(visit.page), []);
        await visit.close();
      });
    }
  }
}

test('a group of locks ticks what is in it; a mission’s own controls stay usable, and the form says so', async () => {
  const visit = await open({ hash: 'link-2.1' });
  const { page } = visit;
  const group = page.locator('[aria-labelledby=name-lock]');
  await group.locator('summary').click();
  await group.locator('input[value=responses]').check();
  assert.ok(await group.locator('input[value=retrain]').isChecked());
  await page.locator('#about-lock', { hasText: 'those stay usable' }).waitFor();
  await group.locator('input[value=start-canary]').uncheck();
  assert.ok(!(await group.locator('input[value=responses]').isChecked()) && (await group.locator('input[value=retrain]').isChecked()));
  await visit.close();
  const mission = await open({ query: 'lesson=2.1&lock=faults,responses' });
  await mission.page.getByRole('button', { name: 'Go on' }).click();
  assert.equal(await mission.page.getByText('Locked by whoever made this link').count(), 0);
  await mission.close();
  const truth = await open({ query: 'lock=truth&autoplay=0', hash: 'room' });
  await truth.page.getByRole('button', { name: 'show the truth' }).click();
  await truth.page.locator('.note', { hasText: 'The truth is locked' }).waitFor();
  await truth.page.getByRole('button', { name: 'show the truth' }).waitFor();
  await truth.close();
});

test('the page for teachers names the platforms, gives a listener, and has an answer key', async () => {
  const visit = await open({ hash: 'teachers' });
  const { page } = visit;
  const words = await page.locator('main').innerText();
  for (const word of ['SCORM', 'cmi5', 'xAPI', 'Collecting predictions', 'Collecting diagnoses']) assert.match(words, new RegExp(word));
  assert.match(await page.getByRole('textbox', { name: 'A listener to copy' }).inputValue(), /addEventListener\('progress'/);
  await page.getByText('Answer key of the quiz').first().click();
  assert.ok((await page.locator('.teach-chapter').first().locator('details li').count()) >= 8);
  await visit.close();
});
