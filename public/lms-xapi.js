// xAPI (Tin Can) and cmi5: the address names a Learning Record Store, which hears statements and keeps the record.
//
// Statements: initialized, progressed while the score rises, completed, passed, terminated; completed and passed once in
// a registration. A launch by cmi5 has its key fetched, a frame for each statement, and a mode.
// Written by hand: the client libraries want a bundler, and are larger than the little that is said here.

const VERBS = 'http://adlnet.gov/expapi/verbs/';
const CMI5 = 'https://w3id.org/xapi/cmi5/';
/** The document in which a registration's record is kept. */
const RECORD = 'afterlaunch.progress';
/** What a request may carry that is to outlive the page. */
const OUTLIVES = 60_000;

/** The Learning Record Store that the address names. */
export function xapi(query) {
  return new Store(Object.fromEntries(query));
}

class Store {
  #launch;
  #actor;
  #activity;
  #authorization;
  #trouble;
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

  constructor(launch) {
    this.#launch = launch;
    this.#activity = launch.activityId ?? launch.activity_id ?? location.href.split(/[?#]/)[0];
    this.#authorization = launch.auth;
  }

  get limit() { return 64_000; }
  get learner() { return this.#launch.actor ?? ''; }

  async begin(trouble) {
    this.#trouble = trouble;
    try {
      this.#actor = agent(this.#launch.actor);
      if (this.#launch.fetch) await this.#open();
      const memory = { ...this.#told, record: '', ...(await this.#document(RECORD)) };
      this.#told = memory;
      this.#saved = JSON.stringify(memory);
      this.#state('initialized');
      this.#send();
      return memory;
    } catch (error) {
      trouble(`The course platform did not open its record, so nothing is reported to it (${error.message}).`);
    }
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

  end(seconds) {
    this.#state('terminated', seconds, {});
    // Nothing can be waited for any more.
    if (this.#unsaved) this.#save().catch(() => {});
    this.#post().catch(() => {});
  }

  /** What cmi5 wants done before the first statement. */
  async #open() {
    const key = await (await fetch(this.#launch.fetch, { method: 'POST' })).json();
    if (!key['auth-token']) throw new Error(key['error-text'] ?? 'it gave no key');
    this.#authorization = `Basic ${key['auth-token']}`;
    const { contextTemplate = {}, launchMode = 'Normal', masteryScore = 0 } = await this.#document('LMS.LaunchData');
    this.#frame = contextTemplate;
    this.#mastery = masteryScore;
    this.#counts = launchMode === 'Normal';
    await this.#ask('agents/profile', { profileId: 'cmi5LearnerPreferences', agent: JSON.stringify(this.#actor) });
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
    } catch (error) {
      this.#trouble(`The course platform did not take a report (${error.message}).`);
    }
    this.#sending = false;
  }

  async #post() {
    const batch = this.#statements.splice(0);
    try {
      await this.#ask('statements', {}, { method: 'POST', body: JSON.stringify(batch), keepalive: true });
    } catch (error) {
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
    const answer = await fetch(`${this.#launch.endpoint.replace(/\/*$/, '/')}${path}${query.size ? `?${query}` : ''}`, { headers, ...options });
    const text = await answer.text();
    if (answer.ok) return text;
    // What nobody has written yet.
    if (answer.status === 404 && !options.method) return '{}';
    throw new Error(`${path} answered ${answer.status}`);
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
