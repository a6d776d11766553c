/** What files the sample looks for, and what it leaves out: lists of patterns and words, and the command lines of `find`. T75. */
import type { SampleConfig } from '../../../model/index.ts';
import type { Context } from '../context.ts';
import { Ledger } from '../proofs.ts';

type Entry = { value: string };
export type Sweeps = Pick<SampleConfig, 'fileGlobs' | 'exclusions'>;

const MOST_ITEMS = 400;
const SECRET =
  /wallet|\bwal|mnemonic|\bmne|\*mne|seed|secret|\bsec|\*sec|private|\.env|id_rsa|id_ed25519|kdbx|keystore|metamask|phantom|passw|credential|solana|phrase|recovery|\.pem|\.key\b|crypto|bitcoin|ledger|exodus|2fa|hardhat|\.ppk|account/i;
const WANTS =
  /pat(?:tern)?s?(?:_|$|[A-Z])|pat_|keyword|glob|search|target|wanted|match|include|sensitive|find|interest|ext(?:ension)?s$|file_?(?:types|names|ext)/i;
const FOLDERS = new Set(
  (
    'node_modules .git .svn .hg dist build .next .nuxt .cache vendor venv .venv env __pycache__ site-packages Pods target bin obj AppData Windows ProgramData Library System .npm .yarn .pnpm-store .cargo .rustup .gradle .m2 .idea .vscode .cursor .claude .gemini .windsurf .pearai ' +
    '.llama .codeium .nvm .pyenv .conda anaconda3 miniconda3 bower_components coverage tmp temp out .Trash $RECYCLE.BIN Applications Movies Music Pictures snap proc sys dev'
  ).split(' '),
);
const SPACED = new Set(['Program Files', 'Program Files (x86)', 'System Volume Information', 'Application Support']);
const SKIPS = /skip|excl|ignor|except|black_?list|deny|avoid|^ex_|no_?go|omit|without|bad_?dirs?/i;

export function sweepsOf({ readings, seen }: Context): Sweeps {
  const globs = new Ledger<Entry>();
  const exclusions = new Ledger<Entry>();
  for (const { program, proof } of readings.programs)
    for (const { items, at, owner } of program.lists) {
      const kind = kindOf(items, owner);
      if (kind === null || (owner !== '' && !isUsed(program.text, owner))) continue;
      for (const value of items.slice(0, MOST_ITEMS))
        (kind === 'wants' ? globs : exclusions).add(value, { value }, [proof(at, value)]);
    }
  for (const { text, from, proof } of seen)
    if (from !== 'path' && /\bfind\b|\bdir\b|Get-ChildItem|\bgci\b|\brobocopy\b/.test(text))
      ofCommand(text, globs, exclusions, proof);
  const left = exclusions.list();
  return { fileGlobs: globs.list().filter(({ value }) => !left.some((one) => one.value === value)), exclusions: left };
}

function kindOf(items: readonly string[], owner: string): 'wants' | 'leaves' | null {
  const names = items.filter((item) => item !== '' && item.length <= 60 && !/[\r\n]/.test(item));
  if (names.length < 2 || names.length < items.length * 0.9) return null;
  const folders = names.filter((name) => FOLDERS.has(name.replace(/^[\\/]+|[\\/]+$/g, '')) || SPACED.has(name)).length;
  if (
    folders >= 2 &&
    (SKIPS.test(owner) || folders >= names.length * 0.5) &&
    (SKIPS.test(owner) || names.some((name) => name === 'node_modules' || name === '.git'))
  )
    return 'leaves';
  if (names.filter((name) => /^[\w.*$@~/ -]{2,60}$/.test(name)).length < names.length) return null;
  const patterns = names.filter(
    (name) => /^[\w.$-]{0,40}\*|\*[\w.$-]{1,40}\*?$/.test(name) && !name.includes('/') && /[a-z]{2}/i.test(name),
  ).length;
  const secrets = names.filter((name) => SECRET.test(name)).length;
  if (patterns >= 2 && secrets >= 1) return 'wants';
  if (
    secrets >= 3 &&
    secrets >= names.length * 0.4 &&
    WANTS.test(owner) &&
    names.every((name) => !name.includes('://') && !/\s\w+\s/.test(name))
  )
    return 'wants';
  return null;
}

/** Named once, a list does nothing. */
function isUsed(text: string, owner: string): boolean {
  const first = text.indexOf(owner);
  return first !== -1 && text.indexOf(owner, first + owner.length) !== -1;
}

/** `find ~ -name "*.env" -not -path "*node_modules*"`, `dir /s /b *wallet*` */
function ofCommand(
  text: string,
  globs: Ledger<Entry>,
  exclusions: Ledger<Entry>,
  proof: () => Parameters<Ledger<Entry>['add']>[2][number],
): void {
  for (const match of text
    .slice(0, 4_000)
    .matchAll(/(?:(-not|!)\s+)?-(?:i?name|i?path|Include|Exclude|Filter)\s+["']?([^\s"',;)]{2,60})["']?/g)) {
    const value = match[2] ?? '';
    const leaves = match[1] !== undefined || match[0].includes('-Exclude');
    if (/[*.]/.test(value) || leaves) (leaves ? exclusions : globs).add(value, { value }, [proof()]);
  }
  const dir = /\bdir\s+(?:\/\w\s+){1,4}["']?([^\s"'|]{2,60}\*[^\s"'|]{0,40})/i.exec(text)?.[1];
  if (dir !== undefined) globs.add(dir, { value: dir }, [proof()]);
}
