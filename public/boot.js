// Loads the page, and speaks for it when it cannot speak for itself. A file of its own, because the content policy
// allows no script inside of the document.

const here = document.querySelector('script[data-wasm]');
const url = name => new URL(here.dataset[name], document.baseURI);

addEventListener('afterlaunch-stopped', ({ detail: [query, time, report] }) => {
  say(
    time ? `The run stopped at ${time}` : 'The page stopped before it began',
    'Something went wrong in the page, not in what you did. Your steps are safe.',
    query, time, report,
  );
});

// The program comes in two parts: what opening takes, and the rest. An address that leads further in wants both at once;
// else the rest comes when somebody begins to use the page, or when all is quiet. The first part asks for it when it
// cannot go on without. What an earlier visit has kept is near, so then both come at once: a request that is waited for
// would pass by what is kept, and fail without a network.
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'touchstart', 'wheel', 'focusin', 'message'];
const QUIET_MS = 2500;
const further = location.search !== '' || !['', '#home'].includes(location.hash) || isKept();
let asking = false;
let page;
let arrived;
let rest;
let fetching;
let styling;

globalThis.loadTheRest = () => {
  // What tells of a failure must not ask for what has failed.
  if (asking) throw new Error('A part of the page is not there.');
  asking = true;
  style();
  try {
    rest ??= new WebAssembly.Module(arrived ?? bytesNow(url('rest')));
    join();
  } catch (error) {
    // A page that goes away cannot wait for anything, and needs nothing any more.
    if (document.hidden) throw error;
    const [query, time] = lastState();
    say('A part of the page could not be loaded', 'Perhaps the network is away. Your steps are safe.', query, time, String(error));
    throw error;
  } finally {
    asking = false;
  }
};

/** Whether this page comes from an earlier visit. A sandboxed frame has no such thing, and even asking for it throws. */
function isKept() {
  try {
    return Boolean(navigator.serviceWorker?.controller);
  } catch {
    return false;
  }
}

function lastState() {
  try {
    return page.last_state().split('\n');
  } catch {
    return [location.search.slice(1), ''];
  }
}

/** What lies at an address, waited for: that way a request can bring letters only, one for each byte. */
function bytesNow(address) {
  const request = new XMLHttpRequest();
  request.open('GET', address, false);
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  if (request.status >= 400) throw new Error(`${address}: ${request.status}`);
  return Uint8Array.from(request.responseText, letter => letter.charCodeAt(0) & 255);
}

/** Puts the rest's functions where the first part looks for them, and says so. Doing it twice changes nothing. */
function join() {
  new WebAssembly.Instance(rest, { first: page.initSync() });
  // Not at once: the program may be in the middle of what it needs the rest for.
  setTimeout(() => page.rest_is_here());
}

/** Brings the rest without keeping anybody waiting. */
function fetchTheRest() {
  const program = () => fetch(url('rest'))
    .then(answer => answer.arrayBuffer())
    .then(bytes => WebAssembly.compile(arrived = bytes))
    .then(module => { rest ??= module; });
  return fetching ??= Promise.all([program(), style()])
    // Then it is asked for again when it is needed.
    .catch(() => { fetching = undefined; });
}

/** The look of what opening does not show. Without it the page is plain, and works. */
function style() {
  return styling ??= new Promise(resolve => {
    // A page that is built for development has all its looks at once.
    if (!here.dataset.style) return resolve();
    const sheet = make('link', { rel: 'stylesheet', href: url('style').href, onload: resolve, onerror: resolve });
    document.head.append(sheet);
  });
}

/** The page runs: the rest comes at the first sign of somebody, or a while later. */
async function goOn() {
  if (!here.dataset.rest) return page.rest_is_here();
  await new Promise(resolve => {
    for (const sign of SIGNS) addEventListener(sign, resolve, { once: true, passive: true });
    setTimeout(resolve, further ? 0 : QUIET_MS);
  });
  await fetchTheRest();
  if (rest) join();
}

try {
  const ahead = further && here.dataset.rest ? fetchTheRest() : undefined;
  page = await import(url('js'));
  await ahead;
  await page.default({ module_or_path: url('wasm') });
} catch (error) {
  // A panic ends the program with this error, after it has told its own story.
  say('The page could not start', 'It needs a browser with WebAssembly, and its files beside it.', location.search.slice(1), '', String(error));
}

try {
  await goOn();
  // The next visit works without a network. A sandboxed frame has no such workers, and even asking for them throws;
  // the page in one file carries this script inside of it and has nothing to keep.
  if (here.src && location.protocol.startsWith('http')) await navigator.serviceWorker?.register('sw.js');
} catch { /* then the next visit needs the network */ }

function say(head, body, query, time, report) {
  // The first story is the true one; what follows from it needs no telling.
  if (document.querySelector('.note.bad')) return;
  for (const child of document.body.children) child.inert = true;
  const link = `${location.href.split(/[?#]/)[0]}?${query}`;
  const note = make('section', { className: 'note bad', role: 'alert' });
  const again = make('a', { className: 'btn main', href: query ? `${link}#room` : link, textContent: time ? `Start again from ${time.split(' ').pop()}` : 'Try again' });
  again.addEventListener('click', () => {
    // Where only the fragment differs, following the link would load nothing.
    if (again.href.split('#')[0] === location.href.split('#')[0]) setTimeout(() => location.reload());
  });
  const copy = make('button', { className: 'btn', type: 'button', textContent: 'Copy the report' });
  const text = make('textarea', { className: 'report', readOnly: true, value: `${head}\n${link}\n${navigator.userAgent}\n\n${report}`, hidden: true, ariaLabel: 'The report' });
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      copy.textContent = 'Copied';
    } catch {
      text.hidden = false;
      text.select();
    }
  });
  const acts = make('div', { className: 'acts' });
  acts.append(again, copy);
  note.append(make('b', { textContent: head }), make('p', { textContent: body }), acts, text);
  const place = make('div', { className: 'notes' });
  place.append(note);
  document.body.append(place);
  again.focus();
}

function make(tag, values) {
  return Object.assign(document.createElement(tag), values);
}
