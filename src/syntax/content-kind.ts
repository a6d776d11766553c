/** Content by magic bytes and shape, never by extension. A bounded look at the first 64 KB; `text` where unsure. */
import { magicKind } from './content/magic.ts';
import { shapeKind } from './content/shape.ts';
import { decodeBytes } from './content/text.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1' | 'binary';
/** 'text' is readable text that no finer kind claims. */
export type ContentKind =
  | 'empty'
  | 'text'
  | 'javascript'
  | 'json'
  | 'html'
  | 'svg'
  | 'xml'
  | 'shell'
  | 'python'
  | 'powershell'
  | 'binary'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'ico'
  | 'bmp'
  | 'woff'
  | 'woff2'
  | 'ttf'
  | 'otf'
  | 'eot'
  | 'pdf'
  | 'zip'
  | 'gzip'
  | 'tar'
  | 'bzip2'
  | 'xz'
  | 'zstd'
  | '7z'
  | 'rar'
  | 'elf'
  | 'pe'
  | 'mach-o'
  | 'java-class'
  | 'wasm'
  | 'sqlite'
  | 'mp3'
  | 'mp4'
  | 'ogg'
  | 'wav'
  | 'git-pack'
  | 'ole'; // prettier-ignore

const LOOK = 65_536;

const SCRIPT_NAMES: readonly (readonly [RegExp, ContentKind])[] = [
  [/\.(?:[cm]?[jt]sx?)$/i, 'javascript'],
  [/\.pyw?$/i, 'python'],
  [/\.(?:ba|z)?sh$/i, 'shell'],
  [/\.ps[dm]?1$/i, 'powershell'],
];

/** `name` helps only where readable content does not tell: a short script of a few calls. */
export function contentKind(bytes: Uint8Array, name = ''): ContentKind {
  const kind = kindOf(bytes);
  return kind === 'text' ? (SCRIPT_NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? kind) : kind;
}

function kindOf(bytes: Uint8Array): ContentKind {
  if (bytes.length === 0) return 'empty';
  const magic = magicKind(bytes);
  if (magic !== null) return magic;
  return kindOfText(decodeBytes(bytes.subarray(0, LOOK)).text, bytes);
}

function kindOfText(head: string | null, bytes: Uint8Array): ContentKind {
  if (head === null) return 'binary';
  const text = head.trimStart();
  // a wall of blanks in front hides what follows
  if (text === '' && bytes.length > LOOK)
    return shapeKind(
      decodeBytes(bytes.subarray(LOOK, LOOK * 33))
        .text?.trimStart()
        .slice(0, LOOK) ?? '',
    );
  return shapeKind(text);
}

/** Kind and text at once: the bytes are decoded once. */
export function readContent(bytes: Uint8Array): DecodedText & { readonly kind: ContentKind } {
  const { text, encoding } = decodeBytes(bytes);
  const magic = bytes.length === 0 ? 'empty' : magicKind(bytes);
  if (magic !== null) return { kind: magic, text, encoding };
  return { kind: kindOfText(text !== null && text.length > LOOK ? text.slice(0, LOOK) : text, bytes), text, encoding };
}

export interface DecodedText {
  /** without byte order mark; null where the bytes are no text */
  readonly text: string | null;
  readonly encoding: Encoding;
}

/** Broken sequences become U+FFFD; UTF-16 is known by its mark or by where its zero bytes stand. */
export function decodeText(bytes: Uint8Array): DecodedText {
  return decodeBytes(bytes);
}
