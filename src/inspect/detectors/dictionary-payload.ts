/** T06: code in a spelling dictionary or word list, which tools and people skip. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { codeDensity, loaderWords, looksLikeCode } from '../text/code-words.ts';
import { longestLine, obfuscationMarks } from '../text/obfuscation.ts';
import { baseName, isProse } from '../text/place.ts';

const DICTIONARY =
  /\.(?:dic|aff|dict|bdic|trie|wordlist|words|spell|spelling)$|(?:^|\/)(?:cspell|spell|spelling|dictionary|dictionaries|dict|words?|wordlist|stopwords?|vocab(?:ulary)?|lexicon|project-words|custom-words)[\w.-]{0,30}\.(?:txt|lst|list)$|(?:^|\/)(?:cspell|spellcheck|dictionaries|spelling)\/[\w.-]{1,60}\.(?:txt|lst|list)$/i;

function file(view: FileView): readonly Hit[] {
  const text = view.text;
  if (
    text === null ||
    text.length < 60 ||
    !DICTIONARY.test(view.name) ||
    (isProse(view.name) && !/\.txt$/i.test(view.name))
  )
    return [];
  const line = longestLine(text);
  const content = text.slice(line.at, line.at + Math.min(line.length, 100_000));
  const { strong } = obfuscationMarks(view);
  const words = loaderWords(text);
  const code =
    view.kind === 'javascript' || view.kind === 'shell' || view.kind === 'python' || view.kind === 'powershell';
  const hidden = line.length >= 200 && codeDensity(content) > 0.02 && looksLikeCode(content);
  if (
    strong === 0 &&
    !(words >= 2 && (hidden || code)) &&
    !(words >= 3 && looksLikeCode(text) && codeDensity(text) > 0.02)
  )
    return [];
  return [
    {
      at: line.at + Math.max(0, content.search(/\S/)),
      message: `${baseName(view.name)} passes for a word list but holds code${strong > 0 ? ', obfuscated' : ''}.`,
      confidence: Math.min(96, 72 + words * 5 + strong * 6),
      weight: strong > 0 || words >= 3 ? 'proof' : 'strong',
    },
  ];
}

export default {
  id: 'dictionary-payload',
  title: 'Code in a dictionary or word list',
  severity: 'critical',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027.009', 'T1036.008'],
  tradecraft: ['T06'],
  description:
    'A spelling dictionary or word list of the project contains script code: a fallback loader that a task or configuration runs when the first way of fetching the payload fails.',
  benign:
    'Words such as eval, require and base64 are ordinary entries of programmers’ dictionaries: only text with the punctuation of code, or an obfuscator’s marks, is reported.',
  file,
} satisfies Detector;
