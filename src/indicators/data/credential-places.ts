/**
 * Places where browsers, wallets, keychains and tools keep secrets. `strong`: named by hardly any program but its owner and stealers.
 * Sources: ATT&CK T1555.001/.003/.005, T1552.001/.004 (documented locations); the catalogue's T74, T75 and T76.
 */
export interface CredentialPlace {
  readonly text: string;
  readonly what: string;
  readonly kind: 'browser' | 'keychain' | 'wallet' | 'keys' | 'cloud' | 'messenger' | 'shell';
  readonly strong: boolean;
}
const row = (text: string, what: string, kind: CredentialPlace['kind'], strong: boolean): CredentialPlace => ({
  text,
  what,
  kind,
  strong,
});

export const CREDENTIAL_PLACES: readonly CredentialPlace[] = [
  row('Login Data', 'saved passwords of Chromium browsers', 'browser', true),
  row('Login Data For Account', 'saved passwords of Chromium browsers', 'browser', true),
  row('Web Data', 'cards and autofill of Chromium browsers', 'browser', true),
  row('Local Extension Settings', 'storage of browser extensions, wallets among them', 'browser', true),
  row('Sync Extension Settings', 'storage of browser extensions', 'browser', true),
  row('Google/Chrome/User Data', 'profile of Chrome', 'browser', false),
  row('Google\\Chrome\\User Data', 'profile of Chrome', 'browser', false),
  row('BraveSoftware/Brave-Browser', 'profile of Brave', 'browser', false),
  row('BraveSoftware\\Brave-Browser', 'profile of Brave', 'browser', false),
  row('.config/google-chrome', 'profile of Chrome', 'browser', false),
  row('Library/Application Support/Google/Chrome', 'profile of Chrome', 'browser', false),
  row('Opera Software/Opera Stable', 'profile of Opera', 'browser', false),
  row('Opera Software\\Opera Stable', 'profile of Opera', 'browser', false),
  row('logins.json', 'saved passwords of Firefox', 'browser', true),
  row('key4.db', 'key of Firefox passwords', 'browser', true),
  row('key3.db', 'key of Firefox passwords', 'browser', true),
  row('cookies.sqlite', 'cookies of Firefox', 'browser', true),
  row('login.keychain', 'keychain of macOS', 'keychain', true),
  row('Library/Keychains', 'keychains of macOS', 'keychain', true),
  row('.local/share/keyrings', 'keyrings of GNOME', 'keychain', true),
  row('kwalletd', 'KWallet', 'keychain', false),
  row('.config/solana/id.json', 'key of a Solana wallet', 'wallet', true),
  row('solana_id.txt', 'stolen Solana key as BeaverTail names it', 'wallet', true),
  row('exodus.wallet', 'Exodus wallet', 'wallet', true),
  row('Exodus/exodus', 'Exodus wallet', 'wallet', true),
  row('atomic/Local Storage', 'Atomic wallet', 'wallet', true),
  row('Electrum/wallets', 'Electrum wallet', 'wallet', true),
  row('.electrum/wallets', 'Electrum wallet', 'wallet', true),
  row('.bitcoin/wallet.dat', 'Bitcoin Core wallet', 'wallet', true),
  row('wallet.dat', 'Bitcoin Core wallet', 'wallet', true),
  row('Ethereum/keystore', 'geth key store', 'wallet', false),
  row('.ethereum/keystore', 'geth key store', 'wallet', false),
  row('Ledger Live', 'Ledger', 'wallet', false),
  row('.ssh/id_rsa', 'SSH key', 'keys', false),
  row('.ssh/id_ed25519', 'SSH key', 'keys', false),
  row('id_ed25519', 'SSH key', 'keys', false),
  row('.gnupg', 'GnuPG keys', 'keys', false),
  row('.kdbx', 'KeePass database', 'keys', true),
  row('.aws/credentials', 'AWS keys', 'cloud', false),
  row('.azure/accessTokens.json', 'Azure tokens', 'cloud', true),
  row('gcloud/credentials.db', 'Google Cloud tokens', 'cloud', true),
  row('.kube/config', 'Kubernetes access', 'cloud', false),
  row('.docker/config.json', 'registry access', 'cloud', false),
  row('.npmrc', 'npm tokens', 'cloud', false),
  row('.git-credentials', 'git passwords', 'cloud', false),
  row('Telegram Desktop/tdata', 'Telegram session', 'messenger', true),
  row('Telegram Desktop\\tdata', 'Telegram session', 'messenger', true),
  row('discord/Local Storage/leveldb', 'Discord tokens', 'messenger', true),
  row('discord\\Local Storage\\leveldb', 'Discord tokens', 'messenger', true),
  row('.bash_history', 'shell history', 'shell', false),
  row('.zsh_history', 'shell history', 'shell', false),
  row('ConsoleHost_history.txt', 'PowerShell history', 'shell', true),
];
