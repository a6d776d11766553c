/**
 * Data in comments of pictures and pages (T49): the comments of one file, or of all the files that the sample's code reads in the order of their names, put
 * together and decoded; in an alphabet of that code too.
 */
import { posix } from 'node:path';
import { alphabetsOf } from '../chain/alphabets.ts';
import { packed } from '../chain/bases.ts';
import { base64With } from '../chain/codecs.ts';
import { type Followed, followBytes, followText } from '../chain/follow.ts';
import type { Decoder, LayerView, Peeled } from '../decoder.ts';

const COMMENT = /<!--([\s\S]{1,2000000}?)-->/g;
const MOST_COMMENTS = 20_000;
const MOST_UNITS = 16_000_000;
const EXTENSIONS = ['svg', 'html', 'htm', 'xml', 'md'];

function* decode(layer: LayerView): Generator<Peeled> {
  const { text, kind } = layer;
  if (text === null) return;
  if (kind === 'svg' || kind === 'html' || kind === 'xml') {
    const found = behind(comments(text), layer);
    if (found !== null) yield piece(found, 'comments of the file put together', 0, text.length);
    return;
  }
  const files = layer.files ?? [];
  if (files.length === 0 || (kind !== 'javascript' && kind !== 'python')) return;
  for (const extension of EXTENSIONS) {
    const at = text.indexOf(`.${extension}`);
    if (at === -1) continue;
    for (const group of groups(files, extension)) {
      if (!layer.budget.left()) return;
      const found = behind(group.texts.flatMap(comments), layer);
      if (found === null) continue;
      yield piece(
        found,
        `comments of ${group.texts.length} .${extension} files in ${group.folder}, in the order of their names`,
        at,
        at + extension.length + 1,
      );
    }
  }
}

function piece(found: Followed, how: string, start: number, end: number): Peeled {
  return {
    content: found.worth.text ?? found.bytes,
    how: found.how === '' ? how : `${how}, ${found.how}`,
    start,
    end,
    kind: found.worth.kind,
    confidence: found.worth.score,
  };
}

function comments(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(COMMENT)) if (found.length < MOST_COMMENTS) found.push((match[1] ?? '').trim());
  return found;
}

interface Group {
  readonly folder: string;
  readonly texts: readonly string[];
}

/** By folder; names in the order that `sort()` gives. */
function groups(files: NonNullable<LayerView['files']>, extension: string): readonly Group[] {
  const fitting = files.filter(({ path }) => path.toLowerCase().endsWith(`.${extension}`));
  const byFolder = Map.groupBy(fitting, ({ path }) => posix.dirname(path.replaceAll('\\', '/')));
  return [...byFolder].map(([folder, list]) => ({
    folder,
    texts: list.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map(({ text }) => text),
  }));
}

function behind(pieces: readonly string[], layer: LayerView): Followed | null {
  if (pieces.length === 0 || !pieces.some((one) => one.length >= 12)) return null;
  const coded = pieces.filter((one) => !/\s/.test(one));
  for (const list of coded.length === pieces.length ? [pieces] : [coded, pieces]) {
    const joined = list.join('');
    if (joined.length < 16 || joined.length > MOST_UNITS) continue;
    const found = inAlphabets(joined, layer) ?? followText(joined, 0, layer);
    if (found !== null && found.worth.score >= 60) return found;
  }
  return null;
}

function inAlphabets(text: string, layer: LayerView): Followed | null {
  for (const alphabet of alphabetsOf(layer)) {
    const bytes =
      alphabet.length === 64 || alphabet.length === 65
        ? base64With(text, alphabet)
        : alphabet.length === 32
          ? packed(text, alphabet, 5)
          : alphabet.length === 16
            ? packed(text, alphabet, 4)
            : null;
    const found = bytes === null ? null : followBytes(bytes, 1, layer);
    if (found !== null)
      return { ...found, how: found.how === '' ? 'an alphabet of its own' : `an alphabet of its own, ${found.how}` };
  }
  return null;
}

export default { id: 'markup-comments', title: 'data in comments of pictures', decode } satisfies Decoder;
