// Course platforms for the tests of the packages: one that plays SCORM with a real runtime, one that keeps records by
// xAPI and cmi5, and what a package holds once it is unpacked. All of it is served from this process.

import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { unzipSync } from 'fflate';

const packages = process.env.AFTERLAUNCH_PACKAGES ?? new URL('../../packages/', import.meta.url).pathname;
const KINDS = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', wasm: 'application/wasm', webmanifest: 'application/manifest+json' };

/** The names of all zips. */
export const zips = readdirSync(packages).filter((name) => name.endsWith('.zip'));
export const oneFile = join(packages, 'afterlaunch.html');

/** The files of a zip, by name. */
export function unpacked(name) {
  const files = unzipSync(readFileSync(join(packages, name)));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes)]));
}

/** The files of the site. */
export function site() {
  const folder = join(packages, 'site');
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

/** Serves; `answer` gets the address and the request and gives { body, status, type, headers }, or nothing. */
export async function serve(answer) {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url, 'http://platform');
    const { status = 200, body = '', type, headers } = (await answer(url, request, Buffer.concat(chunks).toString())) ?? { status: 404 };
    response.writeHead(status, { 'Content-Type': type ?? 'text/plain', ...headers }).end(body);
  });
  // It ends with the tests.
  await new Promise((done) => server.unref().listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${server.address().port}/` };
}

/** Files under a folder of the address space. */
export const under = (folder, files) => ({ pathname }) => {
  const name = pathname.startsWith(folder) ? pathname.slice(folder.length) || 'index.html' : '';
  return files[name] && { body: files[name], type: KINDS[name.split('.').pop()] };
};

const RUNTIMES = { 1.2: ['scorm12', 'Scorm12API', 'API', 'LMS'], 2004: ['scorm2004', 'Scorm2004API', 'API_1484_11', ''] };
const runtime = (file) => readFileSync(createRequire(import.meta.url).resolve(`scorm-again/${file}/min`));

/** A platform that plays a SCORM package in a frame, around it or opened by it, and writes down what it is told. */
export async function player(standard, files, { api, popup = false } = {}) {
  const [file, name, object, prefix] = RUNTIMES[standard];
  const calls = ['Initialize', 'Commit', prefix ? 'Finish' : 'Terminate'].map((call) => prefix + call);
  // What it remembers between two sessions, as `loadFromJSON` takes it.
  const memory = {};
  const real = () => `
    const api = window.${object} = new ${name}({ logLevel: 5 });
    api.loadFromJSON(${JSON.stringify(memory)});
    window.told = [];
    api.on('${prefix}SetValue.cmi.*', (name, value) => told.push([name, String(value)]));
    for (const call of ${JSON.stringify(calls)}) api.on(call, () => told.push([call]));`;
  const launch = popup ? `<button onclick="open('/course/launch.html', 'course', 'popup')">Open</button>` : `<iframe src="/course/launch.html" width="1000" height="700"></iframe>`;
  const course = under('/course/', files);
  const server = await serve((url) => {
    if (url.pathname === '/runtime.js') return { body: runtime(file), type: KINDS.js };
    if (url.pathname !== '/') return course(url);
    return { type: KINDS.html, body: `<!doctype html><link rel="icon" href="data:,"><title>A platform</title><script src="/runtime.js"></script><script>${api ?? real()}</script>${launch}` };
  });
  return { ...server, memory };
}

/** A Learning Record Store that keeps what it gets; with cmi5, it hands out its key once. */
export async function recordStore({ launchData, broken = false } = {}) {
  const state = { broken };
  const statements = [];
  const requests = [];
  const documents = new Map(launchData ? [['LMS.LaunchData', JSON.stringify(launchData)]] : []);
  let key = 'c2VjcmV0';
  const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'authorization, content-type, x-experience-api-version', 'Access-Control-Allow-Methods': 'GET, POST, PUT' };
  const server = await serve((url, { method, headers: sent }, body) => {
    if (method === 'OPTIONS') return { headers };
    requests.push(`${method} ${url.pathname}`);
    if (state.broken) return { status: 500, headers };
    const json = (value, status = 200) => ({ status, headers, type: 'application/json', body: JSON.stringify(value) });
    if (url.pathname === '/fetch') {
      const token = key;
      key = null;
      return json(token ? { 'auth-token': token } : { 'error-code': '1', 'error-text': 'The key was given out before' });
    }
    if (sent.authorization !== 'Basic c2VjcmV0' || sent['x-experience-api-version'] !== '1.0.3') return { status: 401, headers };
    if (url.pathname === '/xapi/statements') {
      statements.push(...JSON.parse(body));
      return json([]);
    }
    const id = url.searchParams.get('stateId');
    if (url.pathname !== '/xapi/activities/state') return url.pathname === '/xapi/agents/profile' ? { status: 404, headers } : undefined;
    if (method === 'PUT') documents.set(id, body);
    else if (!documents.has(id)) return { status: 404, headers };
    return json(JSON.parse(documents.get(id)));
  });
  const verbs = () => statements.map(({ verb }) => verb.id.split('/').pop());
  return Object.assign(state, server, { statements, requests, documents, verbs });
}
