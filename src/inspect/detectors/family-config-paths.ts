/** T66, T69: the paths and ports of known command servers. */
import { literalsOf } from '../../indicators/index.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { deeds, isCodeFile } from '../text/markers.ts';

const PORTS = '(?:1224|1243|1244|1245|1246|1247|1248|1249|2245|2246|5918|8085|8086|8087|8637|4891|4896|4899|8787)';
const FULL = new RegExp(
  `^https?://[^/\\s]{3,120}:${PORTS}/(?:client|pdown|brow|payload|keys|uploads?|mclip|node|bow|adc|any|s|j|p|o|z|c|cldbs|api/(?:notify|log|service))(?:[/?]|$)`,
);
const PIECES: readonly (readonly [RegExp, string])[] = [
  [/^\/client(?:\/\d{1,4}){0,2}(?:\/[\w-]{1,16})?\/?$/, '/client'],
  [/^\/pdown\/?$/, '/pdown'],
  [/^\/brow(?:\/[\w/-]{1,24})?\/?$/, '/brow'],
  [/^\/(?:payload|mclip|bow|adc)\/(?:[\w/-]{1,24})?$/, '/payload'],
  [/^\/keys$/, '/keys'],
  [/^\/uploads?$/, '/uploads'],
  [/^\/cldbs$/, '/cldbs'],
  [/^\/api\/service\/(?:makelog|process)\b/, '/api/service'],
  [new RegExp(`^:?${PORTS}$`), 'port'],
];
const TELLING = new Set(['/pdown', '/brow', '/payload', '/cldbs', '/api/service', '/client']);

function file(view: FileView): readonly Hit[] {
  if (view.text === null || !isCodeFile(view)) return [];
  const seen = new Map<string, number>();
  let full = -1;
  const look = (value: string, at: number): void => {
    if (value.length > 300) return;
    if (full === -1 && FULL.test(value)) full = at;
    const first = value.charCodeAt(0);
    // a path, or a port with or without its colon
    if (value.length <= 40 && (first === 47 || first === 58 || (first >= 49 && first <= 56)))
      for (const [pattern, name] of PIECES) if (!seen.has(name) && pattern.test(value)) seen.set(name, at);
  };
  for (const part of literalsOf(view).strings) look(part.value, part.at);
  for (const part of view.module?.computed ?? []) look(part.value, part.at);
  const telling = [...seen.keys()].filter((name) => TELLING.has(name)).length;
  if (full === -1 && !(telling >= 2 && seen.size >= 3) && !(telling >= 1 && seen.has('port') && seen.size >= 3))
    return [];
  const acts =
    /\bget\s*\(|\bfetch\s*\(|\baxios\b|\brequest\b|\bpost\s*\(|requests\.|urlopen|child_process|exec/.test(
      deeds(view),
    ) || full !== -1;
  const first = full === -1 ? Math.min(...seen.values()) : full;
  return [
    {
      at: first,
      message:
        full === -1
          ? `Paths and ports of a known command server stand together: ${[...seen.keys()].join(', ')}.`
          : 'An address has the port and path of a known command server.',
      confidence: full === -1 ? Math.min(90, 62 + seen.size * 6) : 88,
      weight: acts ? 'strong' : 'weak',
    },
  ];
}

export default {
  id: 'family-config-paths',
  title: 'Paths of a known command server',
  severity: 'critical',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1071.001', 'T1571'],
  tradecraft: ['T65', 'T66', 'T69'],
  description:
    'The implants of these campaigns fetch their parts and deliver what they stole under fixed paths (`/client/<campaign>`, `/pdown`, `/brow`, `/keys`, `/uploads`) on a handful of ports (1224, 1244 …).',
  benign:
    'Single paths such as `/client`, `/keys` and `/uploads` are ordinary routes: several of the odd ones, or a complete address with port, have to stand in one program.',
  needles: [
    '/client',
    '/pdown',
    '/brow',
    '/payload',
    '/mclip',
    '/cldbs',
    '/api/service',
    ':1224',
    ':1244',
    ':124',
    ':224',
  ],
  file,
} satisfies Detector;
