// The page in one file: unpacks both programs and hands them to the loader, which finds them where it always does.

const unpacked = async (id) => {
  const { textContent, dataset } = document.getElementById(id);
  const packed = new Blob([Uint8Array.from(atob(textContent), (letter) => letter.charCodeAt(0))]);
  const whole = await new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).blob();
  return URL.createObjectURL(new Blob([whole], { type: dataset.type }));
};

const loader = Object.assign(document.createElement('script'), { type: 'module', textContent: document.getElementById('boot').textContent });
[loader.dataset.js, loader.dataset.wasm] = await Promise.all(['js', 'wasm'].map(unpacked));
document.head.append(loader);
