/**
 * Is a JavaScript or TypeScript file worth parsing before anybody knows what loads it? In a large tree most files matter to no finding; what speaks for one is in
 * interest-rows.ts. The others get their imports only (lexical-imports.ts), and are read again when the engine finds that they stand on a way to one that matters.
 */
import { isConfig } from '../text/place.ts';
import { INTEREST_ROWS, type InterestRow } from './interest-rows.ts';

/** Bits of FileFacts.interest. */
export const INTEREST = { content: 1, decodes: 2, network: 4, collects: 8 } as const;

export interface Interest {
  /** parse it now */
  readonly full: boolean;
  readonly bits: number;
}

interface View {
  readonly name: string;
  readonly text: string | null;
  readonly hasAny: (needles: readonly string[]) => boolean;
}

/** A decoder of a file from this size on, UTF-16 units, is one of a library's many functions: it counts where the file speaks to others. */
const LARGE = 64 * 1024;

export const INTEREST_NEEDLES: readonly string[] = [...new Set(INTEREST_ROWS.flatMap((row) => row.needles))];
const ofKind = (kind: InterestRow['kind']): readonly InterestRow[] => INTEREST_ROWS.filter((row) => row.kind === kind);
const ACTS = ofKind('acts');
const COLLECTS = ofKind('collects');
const DECODES = ofKind('decodes');
const WITH_NETWORK = ofKind('with-network');
const NETWORK = ofKind('network');

export function interestOf(view: View): Interest {
  const text = view.text ?? '';
  const matches = ({ needles, confirm }: InterestRow): boolean =>
    view.hasAny(needles) && (confirm === undefined || confirm.test(text));
  if (COLLECTS.some(matches)) return { full: true, bits: INTEREST.content | INTEREST.collects };
  if (ACTS.some(matches))
    return { full: true, bits: INTEREST.content | (DECODES.some(matches) ? INTEREST.decodes : 0) };
  const network = NETWORK.some(matches);
  const decodes = DECODES.some(matches);
  const bits = (network ? INTEREST.network : 0) | (decodes ? INTEREST.decodes : 0);
  if ((decodes && (network || text.length < LARGE)) || (network && WITH_NETWORK.some(matches)))
    return { full: true, bits: bits | INTEREST.content };
  return { full: isNamed(view.name), bits };
}

/** What tools and people start by name, and what lies where tools keep their things. */
function isNamed(name: string): boolean {
  return !name.includes('/') || !PROGRAM.test(name) || isConfig(name) || CONFIG.test(name) || HIDDEN_FOLDER.test(name);
}
const PROGRAM = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/i;
/** Configurations whose values are read for files that they name. */
const CONFIG =
  /(?:^|\/)(?:\.?[\w-]+\.config|gulpfile|gruntfile|\.\w+rc|karma\.conf|protractor\.conf|wdio\.conf|truffle|hardhat[\w.-]*|ecosystem[\w.-]*)\.(?:[cm]?[jt]sx?)$/i;
const HIDDEN_FOLDER = /(?:^|\/)\.[^./][^/]*\//;
