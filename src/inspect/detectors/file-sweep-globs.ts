/** T75: lists of file name patterns that pick out wallets, seeds, keys and secrets; and exclusions that name assistants' folders. */
import { literalsOf } from '../../indicators/index.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { deeds, isCodeFile } from '../text/markers.ts';
import { isTest } from '../text/place.ts';

const WILD =
  /^\*{1,2}\.?(?:wal|sec|mne|seed|phrase|secret|wallet|metamask|mnemonic|private|priv|key|keys|keystore|pass|password|recovery|backup|bitcoin|btc|eth|sol|phantom|ledger|trezor|credential|account|kdbx|env|pem|ppk|rdp|ovpn|json)s?\*{0,2}$/i;
const EXACT = new Set([
  '*.env',
  '*.env*',
  '.env',
  '*.kdbx',
  '*.pem',
  '*.ppk',
  'id_rsa',
  'id_ed25519',
  'id_ecdsa',
  '*.wallet',
  '*wallet*',
  '*seed*',
  '*.key',
  'wallet.dat',
  '*.rdp',
  '*.ovpn',
]);
const WORDS = new Set([
  'wallet',
  'seed',
  'mnemonic',
  'metamask',
  'phantom',
  'phrase',
  'keystore',
  'private',
  'secret',
  'recovery',
  'keypair',
  'kdbx',
  'id_rsa',
  'id_ed25519',
  'solana',
  'exodus',
  'bitcoin',
  'ethereum',
  'ledger',
  'trezor',
  'password',
  'passphrase',
]);
const ASSISTANTS = new Set([
  '.claude',
  '.cursor',
  '.gemini',
  '.windsurf',
  '.pearai',
  '.llama',
  '.codeium',
  '.continue',
  '.aider',
  '.copilot',
]);
const WALKS = /\breaddir|os\.walk|os\.listdir|glob\(|rglob|\bfind\s+[~/$]|Get-ChildItem|\bdir\s+\/s/;

function file(view: FileView): readonly Hit[] {
  if (view.text === null || !isCodeFile(view)) return [];
  const wild = new Set<string>();
  const words = new Set<string>();
  const assistants = new Set<string>();
  let at = -1;
  for (const part of literalsOf(view).strings) {
    if (part.value.length > 24 || part.value.length < 3) continue;
    const value = part.value;
    const bucket =
      EXACT.has(value) || WILD.test(value)
        ? wild
        : WORDS.has(value.toLowerCase())
          ? words
          : ASSISTANTS.has(value)
            ? assistants
            : null;
    if (bucket === null) continue;
    bucket.add(value);
    if (at === -1 && bucket === wild) at = part.at;
  }
  const secrets = [...wild].filter((value) =>
    /wal|sec|mne|seed|phrase|kdbx|id_|priv|key|pass|recover/i.test(value),
  ).length;
  if (secrets < 2 && words.size < 7 && assistants.size < 3) return [];
  const walks = WALKS.test(deeds(view));
  const strong =
    walks && (secrets >= 4 || (secrets >= 2 && words.size >= 4) || (assistants.size >= 3 && secrets + words.size >= 3));
  if (!strong && !(walks && words.size >= 7) && !(secrets >= 5)) return [];
  return [
    {
      at: Math.max(0, at),
      message: `Files are searched for by names of secrets (${[...wild, ...words].slice(0, 8).join(', ')})${assistants.size > 0 ? `, leaving out ${[...assistants].slice(0, 4).join(', ')}` : ''}.`,
      confidence: Math.min(92, 50 + secrets * 5 + words.size * 2 + assistants.size * 4 + (walks ? 8 : 0)),
      weight: strong && !isTest(view.name) ? 'strong' : 'weak',
    },
  ];
}

export default {
  id: 'file-sweep-globs',
  title: 'Searches the disk for secrets by name',
  severity: 'high',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1083', 'T1552.001'],
  tradecraft: ['T75'],
  description:
    'Patterns such as `*wal*`, `*seed*`, `*.kdbx`, `id_rsa` together with code that walks folders collect wallets, seed phrases and keys. Newer lists leave out the folders of coding assistants, which are large and worthless to a thief.',
  benign:
    'Ignore lists and secret scanners hold some of the names; several patterns that aim at wallets and seeds, and walking of folders, are needed.',
  needles: ['seed', 'wallet', 'kdbx', 'id_rsa', 'mnemonic', '*sec*', '*mne*', '*wal*', '.windsurf'],
  file,
} satisfies Detector;
