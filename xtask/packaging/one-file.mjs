// The page in one file: its frame with all that it names put into it. Nothing is requested, from nowhere.
//
// Theme and loader are the site's own files, unchanged but for letters beyond ASCII, which are escaped. The programs, the
// wasm and the script around it, lie in the file packed together by LZMA, which makes them a quarter smaller than what
// browsers can unpack by themselves; what unpacks LZMA comes along, packed by gzip. Both lie there a letter for each byte: the file says that it is windows-1252, the one encoding that
// every browser reads a byte at a time. `unpack.js` hands all of it to the loader. The content policy names what lies open
// by its hash.
// Whatever the frame names and this does not know ends in an error: a file that asks for another would be broken.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

/** Both packers stand among the packages of the browser tests. */
const packages = new URL('../../tests/browser/node_modules/', import.meta.url);
const { gzipSync } = createRequire(packages)('fflate');
const LZMA = new URL('lzma1/lib/', packages);
const { compress } = await import(new URL('index.js', LZMA));
/** What the page needs of it. */
const DECODER = ['decoder.js', 'streams.js'];
const BEYOND_ASCII = /[^\0-\x7f]/gu;
const code = (letter) => letter.codePointAt(0).toString(16);
/** Letters beyond ASCII as each kind of file writes them. */
const ESCAPED = {
  html: (letter) => `&#x${code(letter)};`,
  css: (letter) => `\\${code(letter)} `,
  js: (letter) => `\\u{${code(letter)}}`,
};
const UNPACK = readFileSync(new URL('./unpack.js', import.meta.url), 'utf8');

/** The page of this site, as the bytes of one file. */
export function oneFile(dist) {
  const read = (name) => readFileSync(join(dist, name));
  const text = (name) => read(name).toString().replace(BEYOND_ASCII, ESCAPED[name.split('.').pop()]);
  const frame = text('index.html');
  const styles = [];
  let loader;
  let icon;
  const bare = frame.replace(/<(?:link|script)\b[^>]*>(?:<\/script>)?/g, (tag) => {
    const of = attributes(tag);
    if (of.rel === 'stylesheet') styles.push(text(of.href));
    else if (of.rel === 'icon') icon = `data:${of.type};base64,${read(of.href).toString('base64')}`;
    else if (of['data-wasm']) loader = of;
    // It runs before the first paint, so it stays where it is.
    else if (of.src) return `<script>${inside(text(of.src))}</script>`;
    else if (!['manifest', 'modulepreload', 'preload'].includes(of.rel)) throw new Error(`What is ${tag} in one file?`);
    return '';
  });
  if (!loader || !icon || !styles.length) throw new Error('The frame of the page lacks its loader, its icon or its styles.');

  const style = styles.join('\n');
  const boot = inside(text(loader.src));
  const packed = (id, bytes, of = '') => `<script type="application/octet-stream" id="${id}"${of}>${letters(bytes)}</script>`;
  const programs = ['js', 'wasm'].map((part) => read(loader[`data-${part}`]));
  const sizes = programs.map((program) => program.length).join(' ');
  const head = `<link rel="icon" href="${icon}"><style>${style}</style>`;
  const body = [
    packed('decoder', gzipSync(Buffer.from(together(DECODER)), { level: 9, mtime: 0 })),
    packed('programs', compress(Buffer.concat(programs), 9), ` data-sizes="${sizes}"`),
    `<script type="text/plain" id="boot">${boot}</script>`,
    `<script type="module">${UNPACK}</script>`,
  ].join('\n');
  const theme = /<script>([^]*?)<\/script>/.exec(bare)[1];
  const policy = [
    "default-src 'none'",
    `script-src ${[theme, UNPACK, boot].map(hash).join(' ')} blob: 'wasm-unsafe-eval'`,
    `style-src ${hash(style)} blob:`,
    'img-src data: blob:',
    'connect-src blob:',
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const whole = [
    [/<meta charset="?utf-8"?>/i, '<meta charset="windows-1252">'],
    [/<meta[^>]*Content-Security-Policy[^>]*>/, `<meta http-equiv="Content-Security-Policy" content="${policy}">`],
    ['</head>', `${head}</head>`],
    ['</body>', `${body}</body>`],
  ].reduce(replaced, bare);
  return Buffer.from(whole, 'latin1');
}

/** Modules of the unpacker as one: each after those that it imports. */
function together(names, seen = new Set()) {
  return names.map((name) => {
    if (seen.has(name)) return '';
    seen.add(name);
    const module = readFileSync(new URL(name, LZMA), 'utf8');
    const imported = [...module.matchAll(/^import .* from "(.+)";$/gm)].map(([, from]) => basename(from));
    const first = together(imported, seen);
    const own = module.replace(/^import .*$/gm, '');
    return first + (DECODER.includes(name) ? own : own.replace(/^export /gm, ''));
  }).join('\n');
}

/** A letter for each byte; four bytes would not come through a script element and stand behind an equals sign. */
function letters(bytes) {
  const text = Buffer.from(bytes).toString('latin1');
  return text.replace(/[\0\r<=]/g, (letter) => `=${String.fromCharCode(letter.charCodeAt(0) + 64)}`);
}

/** The text with the one place put right that has to be there. */
function replaced(text, [place, by]) {
  if (text.search(place) < 0) throw new Error(`The frame of the page lacks ${place}.`);
  return text.replace(place, () => by);
}

function attributes(tag) {
  const pairs = [...tag.matchAll(/([\w-]+)=(?:"([^"]*)"|([^\s>]+))/g)];
  return Object.fromEntries(pairs.map(([, name, quoted, plain]) => [name, quoted ?? plain]));
}

/** A script's text, which must not end the element that it is put into. */
function inside(script) {
  if (/<\/script|<!--/i.test(script)) throw new Error('A script would end its own element.');
  return script;
}

function hash(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
