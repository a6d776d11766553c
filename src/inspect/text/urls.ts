/** URLs and hosts that stand as whole literals of a file, or are computed or decoded from one, for detectors. */
import { decodeLiteral, literalsOf, Units } from '../../indicators/index.ts';
import type { FileView } from '../reader/file-view.ts';

export interface Address {
  /** as written, decoded */
  readonly text: string;
  readonly host: string;
  readonly path: string;
  readonly at: number;
  /** '' where it stands plainly */
  readonly layer: string;
}

/** Is one of the steps that made it more than joining plain pieces? */
export function veiled(layer: string): boolean {
  return /(?<!to-)(?:base64|hex)|reversed|char-codes|xor|percent|swapped|prefix|escapes|radix|rotat|inflate|decompress|decrypt/.test(
    layer,
  );
}

const URL_SHAPE = /^(?:https?|wss?):\/\/([^/?#\s"'`<>{}\\]{3,253})([/?#][^\s"'`<>\\]{0,1000})?/i;
const MAX = 2000;
const memo = new WeakMap<FileView, readonly Address[]>();

export function addressesOf(view: FileView): readonly Address[] {
  const known = memo.get(view);
  if (known !== undefined) return known;
  const out: Address[] = [];
  const add = (text: string, at: number, layer: string): void => {
    const match = URL_SHAPE.exec(text);
    if (match !== null && out.length < MAX)
      out.push({
        text,
        host: (match[1] ?? '')
          .toLowerCase()
          .replace(/^[^@]*@/, '')
          .replace(/:\d+$/, ''),
        path: match[2] ?? '',
        at,
        layer,
      });
  };
  for (const part of literalsOf(view).strings) {
    const length = part.end - part.at;
    if (length < 10 || length > 4000) continue;
    const plain = (part.units & (Units.COLON | Units.CODED)) !== 0 && part.value.includes('://');
    if (plain) add(part.value, part.at, '');
    else if (part.decoded !== null) add(part.decoded.text, part.at, part.decoded.layer);
  }
  for (const part of view.module?.computed ?? [])
    if (part.value.length < 2000) add(part.value, part.at, part.how.join(' + ') || 'computed');
  if (literalsOf(view).strings.length === 0 || view.kind === 'text' || view.kind === 'shell') fromPlain(view, add);
  memo.set(view, out);
  return out;
}

/** `.env`, shell scripts and the like need no quotes. */
function fromPlain(view: FileView, add: (text: string, at: number, layer: string) => void): void {
  const text = (view.text ?? '').slice(0, 400_000);
  for (const match of text.matchAll(/(?:https?|wss?):\/\/[^\s"'`<>\\|;)]{3,400}/g)) add(match[0], match.index, '');
  if (/(?:^|\/)\.env/.test(view.name)) {
    for (const match of text.matchAll(
      /^[ \t]*(?:export[ \t]+)?[\w.]{1,80}[ \t]*=[ \t]*["']?([A-Za-z0-9+/=_-]{12,2000})/gm,
    )) {
      const decoded = decodeLiteral(match[1] ?? '');
      if (decoded !== null) add(decoded.text, match.index + match[0].length - (match[1] ?? '').length, decoded.layer);
    }
  }
}
