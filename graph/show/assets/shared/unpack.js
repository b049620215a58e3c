// Unpacks what a page carries compressed (graph.show.packing): each element is unpacked once, when somebody asks for it.

const unpacked = new Map();

// The word for browsers that cannot open the page shows itself after a while unless a script that runs takes it away.
if (typeof DecompressionStream === 'function') byId('outdated')?.remove();
else byId('outdated')?.classList.add('now');

async function unpackBytes(name) {
  const element = byId(`pack-${name}`);
  const text = element.textContent;
  element.remove(); // its text would be kept twice
  const packed = Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'))).arrayBuffer();
}

function unpackJson(name) {
  if (!unpacked.has(name)) unpacked.set(name, unpackBytes(name).then((bytes) => JSON.parse(new TextDecoder().decode(bytes))));
  return unpacked.get(name);
}
