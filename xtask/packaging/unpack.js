// The page in one file: unpacks its programs and hands them to the loader, which finds them where it always does.

// The letters of windows-1252 in the order of their bytes.
const letters = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
const bytes = new Map([...letters].map((letter, byte) => [letter, byte]));

const unpacked = async (id) => {
  const { textContent, dataset } = document.getElementById(id);
  const packed = new Uint8Array(textContent.length);
  let length = 0;
  for (let at = 0; at < textContent.length; at += 1) {
    const escaped = textContent[at] === '=';
    if (escaped) at += 1;
    packed[length++] = bytes.get(textContent[at]) - (escaped ? 64 : 0);
  }
  const whole = await new Response(new Blob([packed.subarray(0, length)]).stream().pipeThrough(new DecompressionStream('gzip'))).blob();
  return URL.createObjectURL(new Blob([whole], { type: dataset.type }));
};

const loader = Object.assign(document.createElement('script'), { type: 'module', textContent: document.getElementById('boot').textContent });
await Promise.all(['js', 'wasm', 'rest'].map(async (part) => { loader.dataset[part] = await unpacked(part); }));
document.head.append(loader);
