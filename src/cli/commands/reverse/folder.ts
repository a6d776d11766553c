/**
 * `--out FOLDER`: what was found as files. Written beside it under another name and then renamed: whole or not at all. Names are ours, never the sample's;
 * code gets `.txt` at the end, so that no double click runs it.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CounterlureError, displayText } from '../../../lib/index.ts';
import type { Layer, Reversal } from '../../../model/index.ts';
import { asciiJson } from '../../../share/index.ts';
import type { Io } from '../../io.ts';

const ENDINGS: Readonly<Record<string, string>> = {
  javascript: 'js',
  python: 'py',
  powershell: 'ps1',
  shell: 'sh',
  json: 'json',
  html: 'html',
  svg: 'svg',
};

/** Before a long run: would the folder be writable? @throws CounterlureError CL_OUTPUT_UNWRITABLE */
export function checkFolder(folder: string): void {
  const path = resolve(folder);
  if (existsSync(path))
    throw new CounterlureError(
      'CL_OUTPUT_UNWRITABLE',
      `${displayText(folder, 300)} is there already: name a new folder`,
    );
  const parent = dirname(path);
  if (!existsSync(parent) || !statSync(parent).isDirectory())
    throw new CounterlureError('CL_OUTPUT_UNWRITABLE', `${displayText(parent, 300)} is not a folder`);
}

/** @throws CounterlureError CL_OUTPUT_UNWRITABLE */
export function writeFolder(folder: string, reversal: Reversal, io: Pick<Io, 'onEnd'>): void {
  const path = resolve(folder);
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  const remove = (): void => rmSync(temporary, { recursive: true, force: true });
  const forget = io.onEnd(remove);
  try {
    mkdirSync(join(temporary, 'layers'), { recursive: true });
    for (const [name, text] of filesOf(reversal))
      writeFileSync(join(temporary, name), text, { flag: 'wx', mode: 0o644 });
    renameSync(temporary, path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CounterlureError(
      'CL_OUTPUT_UNWRITABLE',
      `${displayText(folder, 300)} cannot be written: ${displayText(why, 200)}`,
      {
        cause: error,
      },
    );
  } finally {
    remove();
    forget();
  }
}

function* filesOf(reversal: Reversal): Generator<readonly [string, string]> {
  const { layers, source, sources, config, trace, ...rest } = reversal;
  yield ['source.js.txt', ended(source)];
  yield ['config.json', `${asciiJson(config)}\n`];
  yield ['trace.jsonl', trace.map((event) => `${asciiJson(event, 0)}\n`).join('')];
  for (const layer of layers) if (layer.text !== null) yield [layerName(layer), layer.text];
  for (const { layer, text } of sources) yield [`layers/${layer}.readable.js.txt`, ended(text)];
  const list = layers.map(({ text, ...layer }) => ({
    ...layer,
    written: text === null ? null : layerName({ ...layer, text }),
  }));
  yield ['reversal.json', `${asciiJson({ ...rest, layers: list })}\n`];
}

function layerName(layer: Layer): string {
  const ending = Object.hasOwn(ENDINGS, layer.kind) ? `${ENDINGS[layer.kind]}.txt` : 'txt';
  return `layers/${layer.id}.${ending}`;
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
