/** T67: the registrar call of a known implant: system data, the whole environment and two ids in one request. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { deeds, isCodeFile, markersIn, realAt, searchable } from '../text/markers.ts';

const NAMES = [
  'sysInfo',
  'processInfo',
  'tid',
  'sysId',
  'exceptionId',
  'instanceId',
  'checkStatus',
  'errorMessage',
] as const;
const TELLING = new Set(['sysInfo', 'processInfo', 'sysId', 'exceptionId']);

function file(view: FileView): readonly Hit[] {
  if (view.text === null || !isCodeFile(view)) return [];
  const text = searchable(view);
  const found = markersIn(text, NAMES);
  const telling = found.words.filter((word) => TELLING.has(word)).length;
  // Debugging protocols of browsers know processInfo, exceptionId and instanceId.
  const own = found.words.includes('sysInfo') || found.words.includes('sysId');
  if (!own || telling < 2 || found.words.length < 3) return [];
  const code = deeds(view);
  const machine = /networkInterfaces|\bhostname\b|\bmacs\b/.test(code);
  const environment = /process\s*(?:\.\s*env|\[)/.test(code);
  const confidence = Math.min(
    95,
    50 + telling * 8 + found.words.length * 4 + (machine ? 8 : 0) + (environment ? 8 : 0),
  );
  return [
    {
      at: realAt(view, found.at),
      message: `The request carries ${found.words.join(', ')}${environment ? ' and the whole environment' : ''}: the shape in which a known implant registers a machine.`,
      confidence,
      weight:
        machine && environment
          ? 'proof'
          : /\bget\s*\(|\bfetch\s*\(|\baxios\b|\brequest\s*\(|\bpost\s*\(/.test(code)
            ? 'strong'
            : 'weak',
    },
  ];
}

export default {
  id: 'checkstatus-registrar-shape',
  title: 'Implant registers the machine',
  severity: 'critical',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1082', 'T1071.001', 'T1041'],
  tradecraft: ['T31', 'T67'],
  description:
    'The names `sysInfo`, `processInfo`, `tid`, `sysId` (older: `exceptionId`, `instanceId`) together are the query with which an implant of these campaigns reports a machine every few seconds, its environment variables included.',
  benign: 'Each name alone is ordinary; at least two of the telling ones and a third have to stand in one program.',
  needles: ['sysInfo', 'processInfo', 'exceptionId', 'sysId'],
  file,
} satisfies Detector;
