// The page inside of another one: it speaks, it listens to its host alone, and it opens without a network.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import test from 'node:test';
import { open, site, tab } from './harness.mjs';

/** The demonstration of a host, once its frame has said that it is ready. */
async function host() {
  const visit = await open();
  const { page } = visit;
  await page.goto(`${site}host.html`);
  await page.locator('#said', { hasText: '"type":"ready"' }).waitFor();
  const said = async () => (await page.locator('#said').textContent()).trim().split('\n').map((line) => JSON.parse(line));
  const ask = (name, ...values) => page.evaluate(([name, values]) => document.querySelector('after-launch')[name](...values), [name, values]);
  return { visit, page, said, ask };
}

test('a host hears what happens, and gets what it asks for', async () => {
  const { visit, page, said, ask } = await host();
  assert.equal(await ask('pause'), true);
  const before = await ask('getState');
  const after = await ask('run', 360);
  assert.equal(after.minute, before.minute + 360);
  await page.locator('#said', { hasText: 'fault-began' }).waitFor();
  assert.equal(await ask('setState', before), true);
  await ask('pause');
  const again = await ask('getState');
  assert.ok(again.minute - before.minute < 60, 'the run is taken up where it was');
  assert.equal(await ask('resume'), true);
  const messages = await said();
  const heights = messages.filter(({ type }) => type === 'resize').map(({ height }) => height);
  assert.ok(heights.length > 0 && heights.every((height) => height > 200 && height < 3000), `heights: ${heights}`);
  assert.ok(messages.every(({ afterlaunch, answer, error }) => afterlaunch === 1 || answer || error), 'each message names its version');
  await assert.rejects(ask('run', -5), /from 1 to 129600/);
  await assert.rejects(ask('setState', { seed: 7 }), /has a part “run”/);
  await ask('pause');
  const standing = await ask('getState');
  for (const [run, why] of [['rubbish', /“rubbish”/], ['seed=sevn', /“sevn”/], ['seed=3&do=AgJk', /cut off/], ['', /names no run/]]) {
    await assert.rejects(ask('setState', { run }), why);
    assert.deepEqual(await ask('getState'), standing, `“${run}” was refused and changed something`);
  }
  await visit.close();
});

test('nobody but the host is listened to', async () => {
  const { visit, page, ask } = await host();
  await ask('pause');
  const { minute } = await ask('getState');
  const frame = page.frames().find((frame) => frame.url().includes('embed=1'));
  await frame.evaluate(() => postMessage({ afterlaunch: 1, type: 'run', id: 1, minutes: 600 }, '*'));
  await frame.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  assert.equal((await ask('getState')).minute, minute, 'a message from elsewhere changes nothing');
  await visit.close();
});

test('a frame that names another host stays silent', async () => {
  const visit = await open();
  const { page } = visit;
  await page.goto(`${site}host.html`);
  const heard = await page.evaluate(async (address) => {
    const types = [];
    const frame = Object.assign(document.createElement('iframe'), { src: address });
    addEventListener('message', ({ data, source }) => source === frame.contentWindow && types.push(data.type ?? data.action));
    document.querySelector('after-launch').remove();
    document.body.append(frame);
    await new Promise((done) => frame.addEventListener('load', done));
    await new Promise((done) => setTimeout(done, 2500));
    return types.length;
  }, `${site}?embed=1&host=https://course.example`);
  assert.equal(heard, 0);
  // The browser itself remarks that nobody was there to hear.
  visit.complaints.splice(0, visit.complaints.length, ...visit.complaints.filter((line) => !line.includes('postMessage')));
  await visit.close();
});

test('a sandboxed frame runs without storage', async () => {
  const visit = await open();
  const { page } = visit;
  await page.goto(`${site}host.html`);
  await page.evaluate((address) => {
    document.querySelector('after-launch').remove();
    document.body.append(Object.assign(document.createElement('iframe'), { src: address, sandbox: 'allow-scripts', width: 800, height: 500, id: 'boxed' }));
  }, `${site}?embed=1&seed=7`);
  await page.frameLocator('#boxed').getByRole('main').waitFor();
  await page.frameLocator('#boxed').getByRole('button', { name: 'Pause' }).click();
  await visit.close();
});

test('the address sets speed, pause, parts and locks', async () => {
  const visit = await open({ query: 'speed=1h&autoplay=0&hide=ledger,key&lock=seconds-for-minutes&faults=!1:traffic-peak', hash: 'room' });
  const { page } = visit;
  await page.getByRole('button', { name: 'Play' }).waitFor();
  assert.equal(await page.getByRole('slider', { name: 'Speed' }).getAttribute('aria-valuetext'), '1 hour a second');
  assert.equal(await page.locator('#ledger').isVisible(), false);
  const control = page.locator('#control-seconds-for-minutes');
  await page.keyboard.press('t');
  await control.getByText('Locked by whoever made this link').waitFor();
  await control.locator('button.head').click();
  await control.getByText('has locked this control').waitFor();
  assert.equal(await control.getByRole('button', { name: 'Start' }).getAttribute('aria-disabled'), 'true');
  assert.equal(await page.locator('#control-missing-field').getByText('Locked').count(), 0);
  await visit.close();
});

test('what an address asks wrongly is named, and the page starts', async () => {
  const visit = await open({ query: 'speed=fast&hide=roof&lock=<b>&faults=soon&host=javascript:alert(1)' });
  const note = visit.page.locator('.note');
  await note.waitFor();
  for (const part of ['speed=fast', 'roof', '<b>', 'soon', 'javascript']) {
    assert.match(await note.innerText(), new RegExp(part.replace(/[()]/g, '\\$&')));
  }
  await visit.close();
});

test('the second visit needs no network', async () => {
  const visit = await open();
  const { page } = visit;
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const kept = async () => (await (await caches.open('afterlaunch-1')).keys()).some(({ url }) => url.endsWith('.wasm'));
    while (!(await kept())) await new Promise((done) => setTimeout(done, 50));
  });
  await page.context().setOffline(true);
  await page.reload();
  await page.locator('#silhouette').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.context().setOffline(false);
  await visit.close();
});

const KINDS = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', wasm: 'application/wasm', webmanifest: 'application/manifest+json' };

test('a network that answers everything with a page of its own takes nothing away from what is kept', async () => {
  // Each address answers well, with the page of a hotel, once the guest has left home.
  let away = false;
  const hotel = '<!doctype html><title>Log in</title><link rel="icon" href="data:,"><p>Welcome to the hotel</p>';
  const server = createServer((request, response) => {
    const name = new URL(request.url, 'http://here').pathname.slice(1) || 'index.html';
    const file = join(process.env.AFTERLAUNCH_DIST ?? 'dist', name);
    if (away) response.writeHead(200, { 'Content-Type': 'text/html' }).end(hotel);
    else if (!existsSync(file)) response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Type': KINDS[name.split('.').pop()] }).end(readFileSync(file));
  });
  await new Promise((done) => server.unref().listen(0, '127.0.0.1', done));
  const home = `http://127.0.0.1:${server.address().port}/`;
  const visit = await tab();
  const { page } = visit;
  await page.goto(home);
  const keys = () => page.evaluate(async () => (await (await caches.open('afterlaunch-1')).keys()).map(({ url }) => url).sort());
  while (!(await keys()).includes(home)) await page.waitForTimeout(50);
  const before = await keys();
  away = true;
  await page.goto(home);
  await page.getByText('Welcome to the hotel').waitFor();
  for (const name of ['boot.js', 'theme.js', before.find((url) => url.endsWith('.css'))]) await page.evaluate((name) => fetch(name).then((answer) => answer.text()), name);
  assert.deepEqual(await keys(), before);
  await page.context().setOffline(true);
  await page.goto(home);
  await page.locator('#silhouette').waitFor({ state: 'detached' });
  await page.context().setOffline(false);
  server.closeAllConnections();
  server.close();
  await visit.close();
});

test('a mission in a frame says so from the start, and what was before it is no news', async () => {
  const visit = await open();
  const { page } = visit;
  await page.goto(`${site}host.html`);
  const said = await page.evaluate(async () => {
    const element = document.querySelector('after-launch');
    const all = [];
    for (const type of ['ready', 'event']) element.addEventListener(type, ({ detail }) => all.push(detail));
    element.removeAttribute('faults');
    element.setAttribute('lesson', '2.1');
    while (!all.some(({ type, state }) => type === 'ready' && state.lesson)) await new Promise((done) => setTimeout(done, 50));
    all.splice(0, all.findIndex(({ type, state }) => type === 'ready' && state.lesson));
    await new Promise((done) => setTimeout(done, 1500));
    return { all, now: await element.getState() };
  });
  const [ready, ...events] = said.all;
  assert.deepEqual([ready.state.lesson, ready.state.minute], ['2.1', said.now.minute]);
  assert.match(ready.state.run, /seed=\d+/);
  assert.deepEqual(events.filter(({ type }) => type === 'event'), []);
  // The frame that was there before may still have been loading.
  visit.complaints.splice(0, visit.complaints.length, ...visit.complaints.filter((line) => !line.includes('ERR_ABORTED')));
  await visit.close();
});

test('a frame as high as its content: the button stands at its task, and the focus is in sight', async () => {
  const visit = await open({ width: 800, height: 600 });
  const { page } = visit;
  await page.goto(`${site}host.html`);
  await page.evaluate(() => {
    const element = document.querySelector('after-launch');
    element.removeAttribute('faults');
    element.removeAttribute('height');
    element.setAttribute('lesson', '2.1');
  });
  const frame = page.frameLocator('after-launch iframe');
  const button = frame.getByRole('button', { name: 'Go on' });
  await button.waitFor();
  const gap = await frame.locator('.lesson-scroll').evaluate((task) => document.querySelector('.lesson-foot').getBoundingClientRect().top - task.getBoundingClientRect().bottom);
  assert.ok(Math.abs(gap) < 24, `${gap} px between the task and its button`);
  await page.evaluate(() => scrollTo(0, 0));
  const last = frame.locator('.timeline [tabindex="0"], .timeline button').last();
  await last.focus();
  await page.waitForFunction(() => scrollY > 0);
  const seen = await last.evaluate((element) => element.getBoundingClientRect().top);
  const top = await page.locator('after-launch iframe').evaluate((element) => element.getBoundingClientRect().top);
  assert.ok(top + seen > 0 && top + seen < 600, `${top + seen} px`);
  await visit.close();
});
