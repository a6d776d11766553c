/** What a single name gives away by itself: characters that deceive the eye or the terminal, names that some systems reserve. */
import type { TreeNote } from '../../model/index.ts';

interface NameProblem {
  readonly code: TreeNote['code'];
  readonly message: string;
}

const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
// invisible wherever they stand; joiners and variation selectors belong to emoji and several scripts, so they are looked at apart
const INVISIBLE = /[\u00ad\u115f\u1160\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0]|[\u{e0000}-\u{e007f}]/u;
const JOINED_LATIN = /[A-Za-z0-9](?:\u200c|\u200d|[\ufe00-\ufe0f])+[A-Za-z0-9]/;
// characters that stand in for `/`, `.`, `:` and for blanks
const FAKE_PUNCTUATION = /[\u2024\u2044\u2215\u29f8\uff0e\uff0f\ua789\u0589\uff1a\u00a0\u2000-\u200a\u202f\u3000]/;
// Cyrillic and Greek letters that look like Latin ones; Δ, λ, µ, π and the like are honest company
const LOOKALIKE = /[АВЕЗІЈКМНОРЅСТУХаеорсухіјѕԁԛԝһӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧοнвкмтгпѡѵν]|[\uff21-\uff3a\uff41-\uff5a]/;
const LATIN = /[A-Za-z]/;
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;
const GIT_ALIAS = /^(?:git~1|\.git[ .]+)$/i;

export const GIT_ALIAS_MESSAGE = 'is another spelling of .git on some file systems';

/** `name`: cleaned, `/`-separated. `inGit`: it stands in a git folder, whose spelling was judged already. */
export function nameProblems(name: string, inGit: boolean): readonly NameProblem[] {
  const problems: NameProblem[] = [];
  const add = (code: TreeNote['code'], message: string) => problems.push({ code, message });
  if (!/^[\x20-\x7e]*$/.test(name)) deceivingCharacters(name, add);
  const parts = name.split('/');
  if (parts.some((part) => RESERVED.test(part))) add('reserved-name', 'is a device name on Windows');
  if (parts.some((part) => /[. ]$/.test(part))) add('reserved-name', 'ends with a dot or a blank, which Windows drops');
  if (parts.some((part) => part.includes(':')))
    add('reserved-name', 'holds a colon: an alternate data stream on Windows');
  if (!inGit && parts.some(isGitAlias)) add('reserved-name', GIT_ALIAS_MESSAGE);
  return problems;
}

function deceivingCharacters(name: string, add: (code: TreeNote['code'], message: string) => void): void {
  if (CONTROL.test(name)) add('control-in-name', 'holds control characters');
  if (BIDI.test(name)) add('bidi-in-name', 'holds characters that turn the reading direction');
  if (INVISIBLE.test(name) || JOINED_LATIN.test(name)) add('confusable-name', 'holds invisible characters');
  if (FAKE_PUNCTUATION.test(name)) add('confusable-name', 'holds look-alikes of blank, dot, slash or colon');
  // one label, as a reader sees it: `pаypal` with a Cyrillic а, not `отчёт-final`
  const mixed = name.split(/[/._\-\s()[\]]/).some((label) => LATIN.test(label) && LOOKALIKE.test(label));
  if (mixed) add('confusable-name', 'mixes Latin letters with look-alikes of another script');
}

/** `.GIT`, `git~1`, `.git ` and spellings with ignorable characters: a `.git` on Windows or macOS, not on Linux. */
function isGitAlias(part: string): boolean {
  if (part === '.git') return false;
  if (GIT_ALIAS.test(part)) return true;
  if (part.length > 24) return false;
  return part.replace(/[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g, '').toLowerCase() === '.git';
}
