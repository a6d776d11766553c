/** Small coders: XOR arrays, hex, nests of Python, pieces in the comments of pictures. */
import { deflateSync } from 'node:zlib';
import { HEADER, PYTHON_GUARD } from './guard.ts';

/** `x("text")` of the readable source becomes an array of numbers, `h("text")` a text of hex digits. */
export const xorCalls = (body: string, name: string, key: readonly number[]): string =>
  body.replace(new RegExp(`\\b${name}\\("([^"\\\\]*)"\\)`, 'g'), (_, text: string) => {
    const bytes = [...Buffer.from(text)].map((byte, i) => byte ^ (key[i % key.length] ?? 0));
    return `${name}([${bytes.join(',')}])`;
  });

export const hexCalls = (body: string, name: string): string =>
  body.replace(
    new RegExp(`\\b${name}\\("([^"\\\\]*)"\\)`, 'g'),
    (_, text: string) => `${name}("${Buffer.from(text).toString('hex')}")`,
  );

/** Reversed base64 of deflated text in `exec`, `layers` times; a guard and a header stand in front of the whole. */
export function pythonNest(source: string, layers: number): string {
  let text = source;
  for (let i = 0; i < layers; i++) {
    const packed = [...deflateSync(text, { level: 9 }).toString('base64')].reverse().join('');
    text = `_ = lambda __ : __import__('zlib').decompress(__import__('base64').b64decode(__[::-1]));exec((_)(b'${packed}'))`;
  }
  return `# ${HEADER}\n${PYTHON_GUARD}\n${text}\n`;
}

/** Cut into pieces, each in the comment of a picture; read in the order of their names. */
export function svgPieces(text: string, names: readonly string[], folder: string): { path: string; content: string }[] {
  const size = Math.ceil(text.length / names.length);
  return names
    .toSorted()
    .map((name, i) => ({
      path: `${folder}/${name}.svg`,
      content: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><!--${text.slice(i * size, (i + 1) * size)}--><rect width="30" height="20" fill="#${(0x204060 + i * 4099).toString(16)}"/></svg>\n`,
    }))
    .reverse();
}

/** Base64 with another order of letters. */
export function oddBase64(text: string, letters: string): string {
  const usual = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return Buffer.from(text)
    .toString('base64')
    .replace(/=+$/, '')
    .replace(/./g, (letter) => letters[usual.indexOf(letter)] ?? letter);
}
