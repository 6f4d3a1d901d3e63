// Afterlaunch in somebody else's page, as an element of its own:
//
//   <script type="module" src="https://your.site/afterlaunch/embed.js"></script>
//   <after-launch lesson="2.7"></after-launch>
//
// Every attribute but `src`, `width`, `height` and `whole` becomes a parameter of the page with the same name. The frame
// grows with its content. What the page says comes out as events of the element: ready, resize, event, progress,
// complete, notebook, error, each with the message in `detail`. What can be asked of it are its methods.

const VERSION = 1;
const HOME = new URL('./', import.meta.url);
const OWN = new Set(['src', 'width', 'height', 'whole', 'class', 'style', 'id', 'title', 'slot', 'hidden']);

class AfterLaunch extends HTMLElement {
  static observedAttributes = ['lesson', 'scenario', 'seed', 'chapter', 'theme', 'state', 'src'];

  #frame = null;
  #asked = new Map();
  #number = 0;
  #hear = event => this.#heard(event);

  /** The page in the frame has said that it is there. */
  isReady = false;

  connectedCallback() {
    addEventListener('message', this.#hear);
    if (!this.style.display) this.style.display = 'block';
    this.#load();
  }

  disconnectedCallback() {
    removeEventListener('message', this.#hear);
    this.#forget('The frame was taken out of the page.');
    this.#frame?.remove();
    this.#frame = null;
  }

  attributeChangedCallback(name, before, after) {
    if (this.#frame && before !== after) this.#load();
  }

  /** The run as it stands: scenario, seed, minute and actions as a query string, and the progress. */
  getState() { return this.#ask('getState'); }
  /** Takes up a run that getState has given. */
  setState(state) { return this.#ask('setState', { state }); }
  /** What somebody has done so far, as a text of at most so many characters. */
  getProgress(limit) { return this.#ask('getProgress', { limit }); }
  /** Goes on where such a text left off; returns sentences on what of it could not be read. */
  setProgress(record) { return this.#ask('setProgress', { record }); }
  /** Says whether the page of the notebook that was handed in last has been taken. */
  notebookTaken(taken) { return this.#ask('notebookTaken', { taken }); }
  /** Time stands. */
  pause() { return this.#ask('pause'); }
  /** Time goes on. */
  resume() { return this.#ask('resume'); }
  /** Lives through so many simulated minutes at once. */
  run(minutes) { return this.#ask('run', { minutes }); }

  get #address() {
    const address = new URL(this.getAttribute('src') ?? HOME, document.baseURI);
    // The page made small for a frame, unless there is room for all of it.
    if (!this.hasAttribute('whole')) address.searchParams.set('embed', '1');
    for (const { name, value } of this.attributes) {
      if (!OWN.has(name) && !name.startsWith('data-') && !name.startsWith('aria-')) address.searchParams.set(name, value);
    }
    // The frame speaks to this page alone.
    address.searchParams.set('host', location.origin);
    return address;
  }

  #load() {
    this.#forget('The frame was loaded anew.');
    this.isReady = false;
    this.#frame?.remove();
    const frame = document.createElement('iframe');
    frame.title = this.title || 'Afterlaunch: run an AI product after its launch';
    frame.width = this.getAttribute('width') ?? '100%';
    frame.height = this.getAttribute('height') ?? '500';
    frame.allow = 'clipboard-write; fullscreen';
    frame.style.cssText = 'display:block;border:0;max-width:100%';
    frame.src = this.#address;
    this.#frame = frame;
    this.append(frame);
  }

  #heard({ source, origin, data }) {
    if (!this.#frame || source !== this.#frame.contentWindow || data?.afterlaunch !== VERSION) return;
    // A sandboxed frame has no origin of its own: it says "null".
    if (origin !== 'null' && origin !== this.#address.origin) return;
    const { type, id } = data;
    if (type === 'answer' || (type === 'error' && this.#asked.has(id))) {
      const { done, failed } = this.#asked.get(id) ?? {};
      this.#asked.delete(id);
      return type === 'answer' ? done?.(data.value) : failed?.(new Error(data.message));
    }
    if (type === 'ready') this.isReady = true;
    if (type === 'focus') return this.#keepInSight(data);
    if (type === 'resize' && !this.hasAttribute('height')) this.#frame.height = data.height;
    this.dispatchEvent(new CustomEvent(type, { detail: data, bubbles: true }));
  }

  /** A frame as high as its content does not scroll by itself: this page does, so that what has the focus is seen. */
  #keepInSight({ top, bottom }) {
    if (this.hasAttribute('height')) return;
    const frame = this.#frame.getBoundingClientRect().top;
    const room = 16;
    const [above, below] = [frame + top - room, frame + bottom + room - innerHeight];
    if (above < 0) scrollBy({ top: above });
    else if (below > 0) scrollBy({ top: Math.min(below, above) });
  }

  #ask(type, more = {}) {
    const id = ++this.#number;
    return new Promise((done, failed) => {
      if (!this.#frame) return failed(new Error('The element is not in a page.'));
      this.#asked.set(id, { done, failed });
      this.#frame.contentWindow.postMessage({ afterlaunch: VERSION, type, id, ...more }, '*');
    });
  }

  #forget(why) {
    for (const { failed } of this.#asked.values()) failed(new Error(why));
    this.#asked.clear();
  }
}

customElements.define('after-launch', AfterLaunch);
