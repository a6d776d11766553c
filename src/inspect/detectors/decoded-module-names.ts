/** T37, T38: the name of a module that is loaded is hidden. */
import type { Detector, Hit } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';
import { isDecoded } from '../flow/judge.ts';

const DANGEROUS =
  /^(?:node:)?(?:child_process|fs|fs\/promises|os|http|https|net|vm|module|crypto|worker_threads|dgram|axios|request|node-fetch|socket\.io-client|ws|sqlite3|clipboardy)$/;
const MODULE_NAME = /^(?:node:)?@?[\w.-]{1,80}(?:\/[\w.-]{1,80}){0,3}$/;

function flow(found: Flow): readonly Hit[] {
  if (found.sink !== 'dynamic-require') return [];
  const hidden = found.constants.find((constant) => isDecoded(constant.how) && MODULE_NAME.test(constant.value));
  if (hidden === undefined) return [];
  const dangerous = DANGEROUS.test(hidden.value);
  return [
    {
      at: found.at,
      message: `Loads ${hidden.value}, whose name is hidden (${hidden.how.filter((step) => step !== 'joined').join(' → ')}).`,
      confidence: dangerous ? 90 : 72,
      group: `${found.file}\n${hidden.value}`,
      related: hidden.at > 0 && hidden.file !== found.file ? [{ file: hidden.file, at: hidden.at }] : [],
    },
  ];
}

export default {
  id: 'decoded-module-names',
  title: 'Hidden name of a module that is loaded',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027.013', 'T1140'],
  tradecraft: ['T37', 'T38'],
  description:
    '`require` gets a name that is decoded from hex, Base64, character codes or XORed bytes (`require(Buffer.from("6f73", "hex").toString())`). Loaders hide `child_process`, `fs` and HTTP clients from readers and scanners this way.',
  benign:
    'Names put together from plain parts, as bundlers and optional dependencies do to escape static resolution, are not reported.',
  flow,
} satisfies Detector;
