/** What it takes. */
import type { Proof } from '../../../../model/index.ts';
import type { Facts } from '../../facts-of-sample.ts';
import type { CapabilityRule } from '../rule.ts';

/** Where browsers keep what extensions store. */
const STORAGE = /(?:Local|Sync) Extension Settings|chrome-extension_|\bUser Data\b/i;

function goesForStorage({ config, context }: Facts): boolean {
  return config.browserPaths.length > 0 || context.seen.some(({ text }) => STORAGE.test(text));
}

function namedExtensions({ config: { walletExtensions } }: Facts): readonly Proof[] {
  return walletExtensions.length < 2 ? [] : walletExtensions.flatMap(({ evidence }) => evidence.slice(0, 4));
}

export const TAKES: readonly CapabilityRule[] = [
  {
    id: 'collects-browser-credentials',
    title: 'Goes for saved passwords of browsers',
    tactic: 'credential-access',
    techniques: ['T1555.003'],
    config: ({ browserPaths }) => browserPaths.filter(({ path }) => /Login Data|logins\.json|key[34]\.db/.test(path)),
    confidence: 80,
    weight: 'strong',
    aspect: 'takes',
  },
  {
    id: 'collects-browser-cookies',
    title: 'Goes for sessions of browsers',
    tactic: 'credential-access',
    techniques: ['T1539'],
    config: ({ browserPaths }) =>
      browserPaths.filter(({ path }) => /(?:Network[\\/]|[\\/])Cookies$|cookies\.sqlite/.test(path)),
    confidence: 75,
    weight: 'strong',
    aspect: 'takes',
  },
  {
    id: 'looks-at-browsers',
    title: 'Looks at profiles and extensions of browsers',
    tactic: 'discovery',
    techniques: ['T1217'],
    config: ({ browserPaths }) => browserPaths,
    confidence: 75,
    weight: 'weak',
    aspect: 'takes',
  },
  {
    id: 'collects-wallet-extensions',
    title: 'Goes for the storage of wallet extensions',
    tactic: 'collection',
    techniques: ['T1005', 'T1217'],
    other: (facts) => (goesForStorage(facts) ? namedExtensions(facts) : []),
    confidence: 80,
    weight: 'strong',
    aspect: 'takes',
  },
  {
    // a page that offers to install a wallet names them too
    id: 'names-wallet-extensions',
    title: 'Names wallet extensions of browsers',
    tactic: 'discovery',
    techniques: ['T1217'],
    other: (facts) => (goesForStorage(facts) ? [] : namedExtensions(facts)),
    confidence: 60,
    weight: 'weak',
    aspect: 'looks',
  },
  {
    id: 'collects-wallets',
    title: 'Goes for wallets of desktop programs',
    tactic: 'credential-access',
    techniques: ['T1555'],
    config: ({ applications, credentialPaths }) => [
      ...applications.filter(({ name }) =>
        /Exodus|Atomic|Electrum|Bitcoin|Ledger|Trezor|Guarda|Coinomi|Jaxx|Solana|Ethereum/.test(name),
      ),
      ...credentialPaths.filter(({ what }) => /wallet/i.test(what)),
    ],
    confidence: 75,
    weight: 'strong',
    aspect: 'takes',
  },
  {
    id: 'reads-keychain',
    title: 'Goes for the keychain',
    tactic: 'credential-access',
    techniques: ['T1555.001'],
    config: ({ credentialPaths }) => credentialPaths.filter(({ path, what }) => /keychain/i.test(`${path} ${what}`)),
    confidence: 80,
    weight: 'strong',
    aspect: 'takes',
  },
  {
    id: 'reads-password-managers',
    title: 'Goes for password managers and key rings',
    tactic: 'credential-access',
    techniques: ['T1555.005'],
    config: ({ applications, credentialPaths, walletExtensions }) => [
      ...applications.filter(({ name }) => /1Password|KeePass|keyring/i.test(name)),
      ...credentialPaths.filter(({ what }) => /KeePass|keyring|KWallet/i.test(what)),
      ...walletExtensions.filter(({ name }) =>
        /LastPass|1Password|Bitwarden|Dashlane|RoboForm|KeePass|Proton Pass|Password/.test(name ?? ''),
      ),
    ],
    confidence: 70,
    weight: 'strong',
    aspect: 'takes',
  },
  {
    id: 'reads-private-keys',
    title: 'Goes for private keys',
    tactic: 'credential-access',
    techniques: ['T1552.004'],
    config: ({ credentialPaths, fileGlobs }) => [
      ...credentialPaths.filter(({ what }) => /SSH|GnuPG|key of/i.test(what)),
      ...fileGlobs.filter(({ value }) => /id_rsa|id_ed25519|\.pem|\.key\b|\.ppk/.test(value)),
    ],
    confidence: 65,
    weight: 'weak',
    aspect: 'takes',
  },
  {
    id: 'reads-secrets-in-files',
    title: 'Goes for secrets in files of projects and tools',
    tactic: 'credential-access',
    techniques: ['T1552.001'],
    config: ({ credentialPaths, fileGlobs }) => [
      ...credentialPaths.filter(({ what }) => /tokens|passwords|secrets|AWS|Azure|Cloud|registry/i.test(what)),
      ...fileGlobs.filter(({ value }) => /\.env|secret|passw|credential/i.test(value)),
    ],
    confidence: 60,
    weight: 'weak',
    aspect: 'takes',
  },
  {
    id: 'sweeps-files',
    title: 'Searches the disk for files by patterns',
    tactic: 'discovery',
    techniques: ['T1083', 'T1005', 'T1119'],
    config: ({ fileGlobs }) => (fileGlobs.length >= 2 ? fileGlobs : []),
    confidence: 80,
    weight: 'strong',
    aspect: 'takes',
  },
  {
    id: 'leaves-out-folders',
    title: 'Leaves out folders that hold nothing for it',
    tactic: 'defense-evasion',
    techniques: ['T1679'],
    config: ({ exclusions, fileGlobs }) => (fileGlobs.length > 0 ? exclusions : []),
    confidence: 65,
    weight: 'weak',
    aspect: 'takes',
  },
  {
    id: 'watches-clipboard',
    title: 'Watches the clipboard',
    tactic: 'collection',
    techniques: ['T1115'],
    calls: {
      name: /(?:^|\.)(?:clipboard\w*|clipboardy|pyperclip|ncp)(?:\.\w+)*\.(?:read\w*|paste)$|clipboardy?\.readSync$|pyperclip\.paste$/i,
    },
    commands: /Get-Clipboard|\bpbpaste\b|\bxclip\b[^\n]{0,80}-o\b|\bxsel\b|\bwl-paste\b/i,
    texts: /^(?:powershell[^\n]{0,60})?Get-Clipboard\b|^pbpaste$|^xclip -o|^xsel\b/i,
    events: { category: /^clipboard$/ },
    confidence: 80,
    weight: 'strong',
    aspect: 'takes',
  },
  {
    id: 'logs-keys',
    title: 'Records key strokes',
    tactic: 'collection',
    techniques: ['T1056.001'],
    calls: {
      name: /(?:GlobalKeyboardListener|node-global-key-listener|iohook|uiohook|keyboard\.Listener|pynput|keyboard\.on_press|GetAsyncKeyState)/,
    },
    events: { category: /^input$/ },
    texts: /^(?:node-global-key-listener|iohook|uiohook-napi|pynput(?:\.keyboard)?|pyWinhook|pyHook)$/,
    confidence: 75,
    weight: 'strong',
    aspect: 'takes',
  },
  {
    id: 'takes-screenshots',
    title: 'Takes screenshots',
    tactic: 'collection',
    techniques: ['T1113'],
    calls: { name: /(?:^|\.)(?:screenshot-desktop|screenshot|ImageGrab\.grab|mss|captureScreen)$/ },
    commands: /\bscreencapture\b|\bscrot\b|CopyFromScreen|gnome-screenshot/i,
    texts: /^screenshot-desktop$/,
    confidence: 70,
    weight: 'strong',
    aspect: 'takes',
  },
  {
    id: 'sends-environment',
    title: 'Sends the whole environment',
    tactic: 'collection',
    techniques: ['T1005'],
    config: ({ tracking }) =>
      tracking?.fields.filter(({ source }) =>
        /^(?:process\.env|os\.environ|JSON\.stringify\(process\.env\)|dict\(os\.environ\))$/.test(source),
      ) ?? [],
    confidence: 85,
    weight: 'strong',
    aspect: 'takes',
  },
  {
    id: 'archives-data',
    title: 'Packs what it found',
    tactic: 'collection',
    techniques: ['T1560'],
    calls: { name: /(?:^|\.)(?:archiver|adm-zip|AdmZip|JSZip|make_archive|ZipFile)$/ },
    commands: /\bzip\s+-\w*r|Compress-Archive|\btar\s+-?\w*c\w*f/,
    confidence: 50,
    weight: 'weak',
    aspect: 'takes',
  },
];
