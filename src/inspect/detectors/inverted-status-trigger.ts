/** T31: the answer is run when it says `error`. */
import type { Detector, Hit } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';
import { relatedOf, runsCode, sourceOf, whereFrom } from '../flow/judge.ts';

const SAYS_ERROR =
  /(?:===?\s*["'`](?:error|fail(?:ed|ure)?|denied|blocked|invalid|unauthorized|forbidden)["'`]|["'`](?:error|fail(?:ed|ure)?|denied)["'`]\s*===?|!\s*[\w$.]{1,60}\.ok\b|\.(?:status|statusCode|code)\s*(?:===?|>=?)\s*["'`]?[45]\d\d\b|\.success\s*===?\s*false|!\s*[\w$.]{1,60}\.success\b)/i;

function flow(found: Flow): readonly Hit[] {
  if (!runsCode(found) && found.sink !== 'child-process') return [];
  const source = sourceOf(found, ['network-body', 'network-header', 'network-error', 'socket']);
  if (source === null) return [];
  const test = found.conditions.find((condition) => SAYS_ERROR.test(condition));
  if (test === undefined) return [];
  return [
    {
      at: found.at,
      message: `What ${source.text} answers (${whereFrom(source)}) is run by ${found.spelling} only when the answer says that something failed (${test.slice(0, 80)}): a trigger dressed as error handling.`,
      confidence: 88,
      related: relatedOf(source),
    },
  ];
}

export default {
  id: 'inverted-status-trigger',
  title: 'Answer is run when it reports an error',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1036', 'T1480', 'T1059.007'],
  tradecraft: ['T31'],
  description:
    'The implant polls a server and runs the `message` of an answer whose `status` is `"error"`. The ordinary answer does nothing, and the branch that matters reads as failure handling.',
  benign:
    'Branches on a status that log, retry or throw are not reported: only a test for failure around a sink that runs the answer is.',
  flow,
} satisfies Detector;
