/** Lines of at most so many columns. Takes plain text without colours or controls; colour is put on afterwards, line by line. */
import { characterWidth, textWidth } from './width.ts';

/** Broken between words; a word longer than a line is cut. Always at least one line. */
export function wrap(text: string, width: number): string[] {
  const most = Math.max(8, width);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const size = textWidth(word);
    if (line !== '' && used + 1 + size <= most) {
      line += ` ${word}`;
      used += 1 + size;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = size > most ? cut(word, most) : [word];
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
    used = textWidth(line);
  }
  lines.push(line);
  return lines;
}

/** The beginning that fits, with an ellipsis where something was left off. */
export function shorten(text: string, width: number, ellipsis: string): string {
  if (textWidth(text) <= width) return text;
  const [head = ''] = cut(text, Math.max(1, width - textWidth(ellipsis)));
  return head.trimEnd() + ellipsis;
}

/** The end of a path that fits: the file's name says more than its first folder. */
export function shortenStart(text: string, width: number, ellipsis: string): string {
  if (textWidth(text) <= width) return text;
  const room = Math.max(1, width - textWidth(ellipsis));
  const characters = [...text];
  let used = 0;
  let from = characters.length;
  while (from > 0) {
    const next = characterWidth(characters[from - 1] ?? '');
    if (used + next > room) break;
    used += next;
    from--;
  }
  return ellipsis + characters.slice(from).join('');
}

function cut(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of word) {
    const size = characterWidth(character);
    if (used + size > width && piece !== '') {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += size;
  }
  pieces.push(piece);
  return pieces;
}
