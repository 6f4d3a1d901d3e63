// xAPI (Tin Can) and cmi5: the address names a Learning Record Store, which hears statements and keeps the record.
//
// Statements: initialized, progressed while the score rises, completed, passed, commented with each page of a notebook that is
// handed in, terminated; completed and passed once in a registration. A launch by cmi5 has its key fetched, a frame for each statement, and a mode.
// The key is given out once: it is kept for this tab, so that a reload goes on with the session that it opened.
// Written by hand: the client libraries want a bundler, and are larger than the little that is said here.

import { Again } from './lms-again.js';

const VERBS = 'http://adlnet.gov/expapi/verbs/';
const CMI5 = 'https://w3id.org/xapi/cmi5/';
/** The document in which a registration's record is kept. */
const RECORD = 'afterlaunch.progress';
/** What a request may carry that is to outlive the page. */
const OUTLIVES = 60_000;

/** An answer that takes longer does not come. */
const PATIENCE_MS = 20_000;
const ENDED = 'The course platform has ended this session: to be reported again, close the course and open it from the platform.';

/** The Learning Record Store that the address names. */
export function xapi(query) {
  return new Store(Object.fromEntries(query));
}

class Store {
  #launch;
  #actor;
  #activity;
  #authorization;
  #notes;
  /** What went wrong last, as it was said. */
  #said = '';
  /** What cmi5 wants in each statement. */
  #frame = {};
  #mastery = 0;
  /** What is done now counts: a teacher who only looks, or a learner who looks back, is not reported. */
  #counts = true;
  #told = { status: 'incomplete', score: 0 };
  #saved = '';
  /** What nobody has taken yet. */
  #statements = [];
  #unsaved = '';
  #sending = false;
  /** "initialized" has been said in this session. */
  #begun = false;
  #again = new Again(() => this.#send());

  constructor(launch) {
    this.#launch = launch;
    this.#activity = launch.activityId ?? launch.activity_id ?? location.href.split(/[?#]/)[0];
    this.#authorization = launch.auth;
  }

  get limit() { return 64_000; }
  get learner() { return this.#launch.actor ?? ''; }

  /** Opens the record; where the platform is not ready for it, later. */
  begin(notes) {
    this.#notes = notes;
    return new Promise((done) => {
      const opening = new Again(async () => {
        try {
          const memory = await this.#open();
          opening.done();
          this.#report('');
          done(memory);
        } catch (error) {
          // The key that this tab has kept opens nothing any more, and there is no other.
          const ended = error.ended || (this.#launch.fetch && [401, 403].includes(error.status));
          this.#report(ended ? ENDED : `The course platform did not open its record, so nothing is reported to it (${error.message}). It is tried again.`);
          if (ended) done(null);
          else opening.later();
        }
      });
      opening.now();
    });
  }

  async #open() {
    this.#actor = agent(this.#launch.actor);
    if (this.#launch.fetch) await this.#enter();
    const memory = { status: 'incomplete', score: 0, record: '', ...(await this.#document(RECORD)) };
    this.#told = memory;
    this.#saved = JSON.stringify(memory);
    if (!this.#begun) this.#state('initialized');
    this.#begun = true;
    this.#remember();
    this.#send();
    return memory;
  }

  tell({ status, score, record }, seconds) {
    if (!this.#counts) return;
    if (status === 'passed' && score < this.#mastery) status = 'completed';
    const told = this.#told;
    const [before, now] = [percent(told.score), percent(score)];
    if (status === 'incomplete' && now > before) this.#state('progressed', seconds, { extensions: { [`${CMI5}result/extensions/progress`]: now } });
    if (status !== 'incomplete' && told.status === 'incomplete') this.#state('completed', seconds, { completion: true });
    if (status === 'passed' && told.status !== 'passed') this.#state('passed', seconds, { success: true, score: { scaled: score } });
    this.#told = { status, score };
    const document = JSON.stringify({ status, score, record });
    if (document !== this.#saved) this.#unsaved = document;
    this.#send();
  }

  /** States that the learner has commented, with a page of a notebook. Says whether the store has it. */
  async note({ place, text }, seconds) {
    if (!this.#counts || !this.#begun) return false;
    this.#state('commented', seconds, { response: text, extensions: { [`${this.#activity}/notebook-page`]: place } });
    await this.#send();
    return !this.#statements.length;
  }

  end(seconds) {
    if (!this.#begun) return;
    this.#again.done();
    this.#state('terminated', seconds, {});
    // Nothing can be waited for any more.
    if (this.#unsaved) this.#save().catch(() => {});
    this.#post().catch(() => {});
  }

  /** What cmi5 wants done before the first statement. */
  async #enter() {
    this.#recall();
    if (!this.#authorization) {
      const answer = await fetch(this.#launch.fetch, { method: 'POST', signal: AbortSignal.timeout(PATIENCE_MS) });
      if (answer.status >= 500) throw new Error(`fetch answered ${answer.status}`);
      const key = await answer.json();
      if (!key['auth-token']) throw Object.assign(new Error(key['error-text'] ?? 'it gave no key'), { ended: Boolean(key['error-code']) });
      this.#authorization = `Basic ${key['auth-token']}`;
      this.#remember();
    }
    const { contextTemplate = {}, launchMode = 'Normal', masteryScore = 0 } = await this.#document('LMS.LaunchData');
    this.#frame = contextTemplate;
    this.#mastery = masteryScore;
    this.#counts = launchMode === 'Normal';
    await this.#ask('agents/profile', { profileId: 'cmi5LearnerPreferences', agent: JSON.stringify(this.#actor) });
  }

  /** The session that this tab has opened before it was reloaded. */
  #recall() {
    try {
      const { authorization, begun } = JSON.parse(sessionStorage.getItem(this.#session) ?? '{}');
      this.#authorization = authorization;
      this.#begun = Boolean(begun);
    } catch { /* Without storage a reload needs a new launch. */ }
  }

  #remember() {
    if (!this.#launch.fetch) return;
    try {
      sessionStorage.setItem(this.#session, JSON.stringify({ authorization: this.#authorization, begun: this.#begun }));
    } catch { /* Without storage a reload needs a new launch. */ }
  }

  get #session() { return `afterlaunch.session ${this.#launch.fetch}`; }

  /** Says what is wrong in place of what was; nothing, once all is well. */
  #report(sentence) {
    if (sentence === this.#said) return;
    this.#notes.fine(this.#said);
    if (sentence) this.#notes.trouble(sentence);
    this.#said = sentence;
  }

  /** Puts a statement among those that are to be sent. */
  #state(verb, seconds, result) {
    const context = structuredClone(this.#frame);
    if (this.#launch.registration) context.registration = this.#launch.registration;
    if (this.#launch.fetch && verb !== 'progressed') {
      const moves = ['completed', 'passed'].includes(verb);
      const categories = [{ id: `${CMI5}context/categories/cmi5` }, ...(moves ? [{ id: `${CMI5}context/categories/moveon` }] : [])];
      context.contextActivities = { ...context.contextActivities, category: [...(context.contextActivities?.category ?? []), ...categories] };
      if (moves && this.#mastery) context.extensions = { ...context.extensions, [`${CMI5}context/extensions/masteryscore`]: this.#mastery };
    }
    this.#statements.push({
      id: uuid(),
      timestamp: new Date().toISOString(),
      actor: this.#actor,
      verb: { id: VERBS + verb, display: { en: verb } },
      object: { objectType: 'Activity', id: this.#activity, definition: { name: { en: document.title } } },
      context,
      ...(result && { result: { ...result, duration: `PT${seconds.toFixed(2)}S` } }),
    });
  }

  /** Sends what waits, one after the other, so that nothing overtakes what was said before it. */
  async #send() {
    if (this.#sending) return;
    this.#sending = true;
    try {
      while (this.#statements.length || this.#unsaved) await (this.#statements.length ? this.#post() : this.#save());
      this.#again.done();
      this.#report('');
    } catch (error) {
      this.#report([401, 403].includes(error.status) ? ENDED : `The course platform did not take a report (${error.message}). It is tried again.`);
      this.#again.later();
    }
    this.#sending = false;
  }

  async #post() {
    const batch = this.#statements.splice(0);
    try {
      await this.#ask('statements', {}, { method: 'POST', body: JSON.stringify(batch), keepalive: true });
    } catch (error) {
      // It has them already: an earlier answer was lost on its way.
      if (error.status === 409) return;
      this.#statements.unshift(...batch);
      throw error;
    }
  }

  async #save() {
    const body = this.#unsaved;
    this.#unsaved = '';
    try {
      await this.#ask('activities/state', this.#place(RECORD), { method: 'PUT', body, keepalive: body.length < OUTLIVES });
      this.#saved = body;
    } catch (error) {
      this.#unsaved ||= body;
      throw error;
    }
  }

  /** A document of this registration; empty where there is none. */
  async #document(name) {
    return JSON.parse(await this.#ask('activities/state', this.#place(name)));
  }

  #place(stateId) {
    const { registration } = this.#launch;
    return { stateId, activityId: this.#activity, agent: JSON.stringify(this.#actor), ...(registration && { registration }) };
  }

  async #ask(path, parts, options = {}) {
    const headers = { Authorization: this.#authorization, 'X-Experience-API-Version': '1.0.3' };
    if (options.body) headers['Content-Type'] = 'application/json';
    const query = new URLSearchParams(parts);
    const answer = await fetch(`${this.#launch.endpoint.replace(/\/*$/, '/')}${path}${query.size ? `?${query}` : ''}`, { headers, signal: options.keepalive ? undefined : AbortSignal.timeout(PATIENCE_MS), ...options });
    const text = await answer.text();
    if (answer.ok) return text;
    // What nobody has written yet.
    if (answer.status === 404 && !options.method) return '{}';
    throw Object.assign(new Error(`${path} answered ${answer.status}`), { status: answer.status });
  }
}

/** The learner. Launches of older platforms wrap each part in a list, and name accounts differently. */
function agent(text) {
  const parts = Object.entries(JSON.parse(text)).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]);
  const { account, ...learner } = Object.fromEntries(parts);
  if (account) learner.account = { homePage: account.homePage ?? account.accountServiceHomePage, name: account.name ?? account.accountName };
  return { ...learner, objectType: 'Agent' };
}

function percent(score) {
  return Math.round(score * 100);
}

/** A random one; the browser's own maker is missing on pages without encryption. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
