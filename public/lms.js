// The launch page of a course package: shows Afterlaunch, and tells the course platform how far the learner is.
//
// Who listens is settled at the start: a Learning Record Store when the address names one (xAPI, cmi5), else the SCORM
// API of a window around this one. Both have the same four parts: the `limit` of a record, in characters; `begin`, which
// gives what is remembered, or nothing where it is out of order; `tell` and `end`. What goes wrong goes to `trouble`.
//
// Whatever a platform does, the page runs: what goes wrong is said in a sentence, and the page keeps progress by itself.
// What a platform was told is never taken back: neither a status nor a score gets worse.

import { scorm } from './lms-scorm.js';
import { xapi } from './lms-xapi.js';

/** What the address may choose. Other parameters in it are the platform's own. */
const CHOSEN = ['chapter', 'lesson', 'theme'];
const STATUSES = ['incomplete', 'completed', 'passed'];
/** The record of somebody who has just come: what the browser kept of another learner is none of theirs. */
const NOTHING_DONE = '{"afterlaunch-progress":1}';

const page = document.querySelector('after-launch');
const query = new URLSearchParams(location.search);
for (const name of CHOSEN) if (query.has(name)) page.setAttribute(name, query.get(name));

const platform = query.has('endpoint') ? xapi(query) : scorm(page.dataset.scorm);
if (platform) report();
else trouble('No course platform answers here, so nothing is reported.');
await import('./embed.js');

function report() {
  const opened = performance.now();
  const seconds = () => (performance.now() - opened) / 1000;
  const known = { status: 'incomplete', score: 0, record: '' };
  const begun = said(platform.begin(trouble)).then((memory) => memory && Object.assign(known, memory));
  /** The page has not yet taken up what the platform remembers: what it says is about an earlier visit. */
  let stale = true;

  page.addEventListener('ready', () => { stale = true; });
  page.addEventListener('progress', ({ detail }) => (stale ? takeUp() : hear(detail)));
  page.addEventListener('complete', ({ detail }) => stale || hear(detail));
  // The last moment in which an answer of the page can be waited for; what is asked of it later comes too late.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && !stale && keep());
  addEventListener('pagehide', () => begun.then((memory) => memory && platform.end(seconds())), { once: true });

  async function takeUp() {
    if (!(await begun) || !stale) return;
    stale = false;
    await said(page.setProgress(known.record || NOTHING_DONE).then((sentences) => sentences.forEach(say)));
  }

  function hear({ passed, solved, of, score }) {
    const status = passed ? 'passed' : of > 0 && solved >= of ? 'completed' : 'incomplete';
    if (STATUSES.indexOf(status) > STATUSES.indexOf(known.status)) known.status = status;
    known.score = Math.max(known.score, score);
    platform.tell(known, seconds());
    keep();
  }

  async function keep() {
    known.record = await said(page.getProgress(platform.limit)) ?? known.record;
    platform.tell(known, seconds());
  }
}

/** What was asked of the page, or nothing where it could not answer: then why is said. */
async function said(asked) {
  try {
    return await asked;
  } catch (error) {
    say(error.message);
  }
}

/** Says what is wrong with the platform, and that nothing is lost. */
function trouble(sentence) {
  say(`${sentence} The page keeps your progress by itself, in this browser.`);
}

/** Says a sentence above the page, once. */
function say(sentence) {
  const notes = document.getElementById('notes');
  if (notes.textContent.includes(sentence)) return;
  if (!notes.firstChild) {
    const close = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Close' });
    close.addEventListener('click', () => notes.replaceChildren());
    notes.append(document.createElement('p'), close);
  }
  const text = notes.querySelector('p');
  text.textContent = `${text.textContent} ${sentence}`.trim();
}
