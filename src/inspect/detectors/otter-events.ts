/** T68, T69: the events and routes by which a known remote-control program talks to its operators. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { deeds, isCodeFile, markersIn, realAt, searchable } from '../text/markers.ts';

const EVENTS = [
  'whour',
  'whoIm',
  'processControl',
  'processStatus',
  'makelog',
  'cldbs',
  '/api/notify',
  '/api/log',
  '/cldbs',
  'ukey',
  'userkey',
] as const;
const TELLING = new Set(['whour', 'whoIm', 'makelog', 'cldbs', '/cldbs', 'processControl']);

function file(view: FileView): readonly Hit[] {
  if (view.text === null || !isCodeFile(view)) return [];
  const text = searchable(view);
  const found = markersIn(text, EVENTS);
  const telling = found.words.filter((word) => TELLING.has(word)).length;
  if (
    !(
      telling >= 2 ||
      (telling >= 1 && found.words.length >= 3) ||
      ['whour', 'whoIm'].every((word) => found.words.includes(word))
    )
  )
    return [];
  const remote =
    /socket\.io|WebSocket|child_process|\bexec\w*\s*\(|\.\s*emit\s*\(|\.\s*post\s*\(|\bfetch\s*\(|\baxios\b|\bpost\s*\(/.test(
      deeds(view),
    );
  return [
    {
      at: realAt(view, found.at),
      message: `The events and routes ${found.words.join(', ')} belong to a known remote-control program.`,
      confidence: Math.min(95, 66 + telling * 7 + found.words.length * 3 + (remote ? 6 : 0)),
      weight: !remote ? 'weak' : telling >= 2 && found.words.length >= 3 ? 'proof' : 'strong',
    },
  ];
}

export default {
  id: 'otter-events',
  title: 'Events of a known remote-control program',
  severity: 'critical',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1071.001', 'T1219'],
  tradecraft: ['T68', 'T69'],
  description:
    'Socket events such as `whour`, `whoIm`, `processControl` and routes such as `makelog` and `cldbs` are the protocol between OtterCookie and its operators.',
  benign:
    'Single names (`processStatus`, `/api/log`) are ordinary: two of the odd ones, or one with two others, have to stand in one program.',
  needles: ['whour', 'whoIm', 'processControl', 'makelog', 'cldbs'],
  file,
} satisfies Detector;
