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

/** How long to wait before what did not come is asked for again, in milliseconds. */
const AGAIN_MS = [400, 2000];

try {
  const [page, program] = await Promise.all([again(nth => import(nth ? `${url('js')}?${nth}` : url('js'))), again(compiled)]);
  await page.default({ module_or_path: program });
} catch (error) {
  // A panic ends the program with this error, after it has told its own story.
  say(
    'The page could not start',
    'It needs a browser with WebAssembly, and its files beside it. Perhaps the network is away.',
    location.search.slice(1), '', String(error),
  );
}

try {
  // The next visit works without a network. A sandboxed frame has no such workers, and even asking for them throws;
  // the page in one file carries this script inside of it and has nothing to keep.
  if (here.src && location.protocol.startsWith('http')) await navigator.serviceWorker?.register('sw.js');
} catch { /* then the next visit needs the network */ }

/** The program, compiled while it comes. */
async function compiled() {
  const answer = await fetch(url('wasm'));
  if (!answer.ok) throw new Error(`${url('wasm')}: ${answer.status}`);
  // A server that does not know what a program is sends it as something else: then it is compiled once it is here.
  const isProgram = /^application\/wasm\b/.test(answer.headers.get('Content-Type') ?? '');
  return isProgram ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

/** What `ask` brings. A network that stumbles is asked again, twice. A module that failed once is known to have failed, so
 * its address differs from then on: that is what `ask` is told the number of the try for. */
async function again(ask) {
  for (const [nth, wait] of AGAIN_MS.entries()) {
    try {
      return await ask(nth);
    } catch {
      await new Promise(resolve => setTimeout(resolve, wait));
    }
  }
  return ask(AGAIN_MS.length);
}

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
