// The page in one file: unpacks its programs and hands them to the loader, which finds them where it always does.

// The letters of windows-1252 in the order of their bytes.
const letters = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
const bytes = new Map([...letters].map((letter, byte) => [letter, byte]));

const lying = (id) => {
  const { textContent } = document.getElementById(id);
  const packed = new Uint8Array(textContent.length);
  let length = 0;
  for (let at = 0; at < textContent.length; at += 1) {
    const escaped = textContent[at] === '=';
    if (escaped) at += 1;
    packed[length++] = bytes.get(textContent[at]) - (escaped ? 64 : 0);
  }
  return packed.subarray(0, length);
};
const address = (type, parts) => URL.createObjectURL(new Blob(parts, { type }));

const decoder = await new Response(new Blob([lying('decoder')]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
const { Decoder, InputBuffer, OutputBuffer } = await import(address('text/javascript', [decoder]));
const sizes = document.getElementById('programs').dataset.sizes.split(' ').map(Number);
const whole = new OutputBuffer(sizes.reduce((sum, size) => sum + size));
new Decoder().decompress(new InputBuffer(lying('programs')), whole);

const loader = Object.assign(document.createElement('script'), { type: 'module', textContent: document.getElementById('boot').textContent });
let programs = whole.toArray();
const types = { js: 'text/javascript', wasm: 'application/wasm' };
Object.entries(types).forEach(([part, type], at) => {
  loader.dataset[part] = address(type, [programs.subarray(0, sizes[at])]);
  programs = programs.subarray(sizes[at]);
});
document.head.append(loader);
