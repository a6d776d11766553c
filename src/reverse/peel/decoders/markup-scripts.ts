/** Scripts in HTML and SVG: inline elements, event attributes, `javascript:` and `data:text/javascript` addresses. */
import type { Decoder, LayerView, Peeled } from '../decoder.ts';

const SCRIPT = /<script\b([^>]{0,2000})>/gi;
const EVENT = /\son[a-z]{3,24}\s{0,9}=\s{0,9}(?:"([^"]{12,20000})"|'([^']{12,20000})')/gi;
const ADDRESS = /(?:href|src|action|data)\s{0,9}=\s{0,9}["']\s{0,9}javascript:([^"']{12,20000})["']/gi;
const MOST = 300;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function* decode(layer: LayerView): Generator<Peeled> {
  const { text } = layer;
  if (text === null) return;
  let count = 0;
  for (const match of text.matchAll(SCRIPT)) {
    if (++count > MOST || !layer.budget.left()) return;
    const start = match.index + match[0].length;
    const close = text.indexOf('</script', start);
    const end = close === -1 ? text.length : close;
    const content = text
      .slice(start, end)
      .replace(/^\s{0,99}(?:<!\[CDATA\[|<!--)/, '')
      .replace(/(?:\]\]>|-->)\s{0,99}$/, '')
      .trim();
    if (
      content.length < 8 ||
      /type\s*=\s*["']?(?:application\/(?:ld\+)?json|text\/(?:template|html|x-))/i.test(match[1] ?? '')
    )
      continue;
    const vbs = /vbscript/i.test(match[1] ?? '');
    if (layer.budget.take(content.length))
      yield { content, how: 'script element', start, end, kind: vbs ? 'vbs' : 'javascript', confidence: 85 };
  }
  for (const [pattern, how] of [
    [EVENT, 'event attribute'],
    [ADDRESS, 'javascript: address'],
  ] as const)
    for (const match of text.matchAll(pattern)) {
      if (++count > MOST || !layer.budget.left()) return;
      const content = plain(match[1] ?? match[2] ?? '').trim();
      if (/[(=]/.test(content) && content.length >= 40)
        yield {
          content,
          how,
          start: match.index,
          end: match.index + match[0].length,
          kind: 'javascript',
          confidence: 60,
        };
    }
}

function plain(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

export default {
  id: 'markup-scripts',
  title: 'scripts in pages and pictures',
  kinds: ['html', 'svg', 'xml'],
  decode,
} satisfies Decoder;
