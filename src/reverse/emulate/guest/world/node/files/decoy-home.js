/**
 * What lies on the decoy machines: paths and contents, by system. Everything says `decoy`; nothing is a key, a wallet or a secret of anybody.
 * A line is `path` or `path = content`; a path that ends in `/` is a folder. `~` is the home.
 */
const CHROMIUM = ['Local State', 'Default/Login Data', 'Default/Web Data', 'Default/Cookies', 'Default/Network/Cookies', 'Default/History', 'Default/Bookmarks', 'Default/Preferences', 'Default/Secure Preferences', 'Default/Extensions/', 'Default/Local Extension Settings/', 'Default/IndexedDB/', 'Default/Local Storage/leveldb/000003.log', 'Default/Sync Extension Settings/', 'Profile 1/Login Data', 'Profile 1/Web Data', 'Profile 1/Cookies', 'Profile 1/Local Extension Settings/', 'Profile 1/Preferences'];
const FIREFOX = ['profiles.ini', 'Profiles/decoy000.default-release/logins.json', 'Profiles/decoy000.default-release/key4.db', 'Profiles/decoy000.default-release/key3.db', 'Profiles/decoy000.default-release/cookies.sqlite', 'Profiles/decoy000.default-release/places.sqlite', 'Profiles/decoy000.default-release/storage/default/'];

const COMMON = [
  '~/.ssh/id_rsa = -----BEGIN DECOY KEY-----\ndecoy-rsa-key-not-real\n-----END DECOY KEY-----\n',
  '~/.ssh/id_rsa.pub = ssh-rsa decoy-public-key decoy@decoy\n',
  '~/.ssh/id_ed25519 = -----BEGIN DECOY KEY-----\ndecoy-ed25519-key-not-real\n-----END DECOY KEY-----\n',
  '~/.ssh/config = Host decoy.example\n  User decoy\n',
  '~/.ssh/known_hosts = decoy.example ssh-ed25519 decoy\n',
  '~/.aws/credentials = [default]\naws_access_key_id = decoy-access-key\naws_secret_access_key = decoy-secret-key\n',
  '~/.aws/config = [default]\nregion = decoy-region-1\n',
  '~/.config/gcloud/application_default_credentials.json = {"type":"decoy","client_id":"decoy"}',
  '~/.config/solana/id.json = [222,202,30,0,0,0,222,202,30]',
  '~/.config/solana/cli/config.yml = json_rpc_url: https://rpc.decoy.example\n',
  '~/.docker/config.json = {"auths":{"registry.decoy.example":{"auth":"decoy"}}}',
  '~/.kube/config = apiVersion: v1\nkind: Config\nusers: [decoy]\n',
  '~/.npmrc = //registry.decoy.example/:_authToken=decoy-token\n',
  '~/.netrc = machine decoy.example login decoy password decoy-password\n',
  '~/.git-credentials = https://decoy:decoy-token@git.decoy.example\n',
  '~/.gitconfig = [user]\n\tname = Decoy Person\n\temail = decoy@decoy.example\n',
  '~/.gnupg/pubring.kbx = decoy-keyring',
  '~/.gnupg/private-keys-v1.d/decoy.key = decoy-key',
  '~/.vscode/extensions/', '~/.cursor/', '~/.claude/settings.json = {"decoy":true}',
  '~/.foundry/keystores/decoy = {"decoy":"keystore"}',
  '~/.ethereum/keystore/UTC--2025-01-01T00-00-00.000000000Z--decoy = {"decoy":"keystore"}',
  '~/Documents/notes.txt = decoy notes\n',
  '~/Documents/seed phrase.txt = decoy decoy decoy decoy decoy decoy decoy decoy decoy decoy decoy decoy\n',
  '~/Documents/passwords.txt = decoy-password\n', '~/Documents/passwords.kdbx = decoy-database',
  '~/Documents/wallet-backup.json = {"decoy":"wallet"}', '~/Documents/metamask.txt = decoy\n',
  '~/Documents/cv.docx = decoy-document', '~/Documents/contract.pdf = decoy-document', '~/Documents/budget.xlsx = decoy-document',
  '~/Desktop/secret.txt = decoy-secret\n', '~/Desktop/wallet.png = decoy-image', '~/Downloads/invoice.pdf = decoy-document',
  '~/Documents/projects/decoy-app/.env = API_KEY=decoy-api-key\nPRIVATE_KEY=decoy-private-key\nMNEMONIC="decoy decoy decoy"\n',
  '~/Documents/projects/decoy-app/.env.local = SECRET=decoy-secret\n',
  '~/Documents/projects/decoy-app/package.json = {"name":"decoy-app","version":"1.0.0"}',
  '~/Documents/projects/decoy-app/index.js = console.log("decoy")\n',
  '~/Pictures/decoy.jpg = decoy-image',
];

const SYSTEMS = {
  win32: {
    chromium: ['~/AppData/Local/Google/Chrome/User Data', '~/AppData/Local/BraveSoftware/Brave-Browser/User Data', '~/AppData/Local/Microsoft/Edge/User Data', '~/AppData/Roaming/Opera Software/Opera Stable', '~/AppData/Local/Yandex/YandexBrowser/User Data', '~/AppData/Local/Vivaldi/User Data'],
    firefox: ['~/AppData/Roaming/Mozilla/Firefox'],
    lines: [
      '~/AppData/Roaming/Exodus/exodus.wallet/seed.seco = decoy-wallet', '~/AppData/Roaming/Exodus/exodus.wallet/passphrase.json = {"decoy":true}', '~/AppData/Roaming/atomic/Local Storage/leveldb/000003.log = decoy-wallet',
      '~/AppData/Roaming/Electrum/wallets/default_wallet = decoy-wallet', '~/AppData/Roaming/Ledger Live/app.json = {"decoy":true}', '~/AppData/Roaming/Bitcoin/wallets/wallet.dat = decoy-wallet', '~/AppData/Roaming/Telegram Desktop/tdata/key_datas = decoy', '~/AppData/Roaming/discord/Local Storage/leveldb/000003.log = decoy',
      '~/AppData/Roaming/Code/User/settings.json = {}', '~/AppData/Roaming/Cursor/User/settings.json = {}', '~/AppData/Roaming/Code/User/globalStorage/state.vscdb = decoy', '~/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Startup/', '~/AppData/Roaming/Microsoft/Windows/PowerShell/PSReadLine/ConsoleHost_history.txt = echo decoy\n',
      '~/AppData/Local/1Password/data/1password.sqlite = decoy', '~/AppData/Roaming/AnyDesk/service.conf = decoy', '~/AppData/Roaming/npm/', '~/AppData/Local/Temp/', '~/AppData/Roaming/Microsoft/StickyNotes/StickyNotes.snt = decoy',
      'C:/Windows/System32/cmd.exe', 'C:/Windows/System32/curl.exe', 'C:/Windows/System32/tar.exe', 'C:/Windows/System32/wscript.exe', 'C:/Windows/System32/WindowsPowerShell/v1.0/powershell.exe', 'C:/Windows/System32/drivers/etc/hosts = 127.0.0.1 localhost\r\n', 'C:/Program Files/nodejs/node.exe', 'C:/Program Files/Google/Chrome/Application/chrome.exe', 'C:/Program Files/Git/cmd/git.exe', 'C:/ProgramData/', 'C:/Users/Public/', 'C:/Program Files (x86)/',
    ],
  },
  darwin: {
    chromium: ['~/Library/Application Support/Google/Chrome', '~/Library/Application Support/BraveSoftware/Brave-Browser', '~/Library/Application Support/Microsoft Edge', '~/Library/Application Support/com.operasoftware.Opera', '~/Library/Application Support/Vivaldi', '~/Library/Application Support/Arc/User Data'],
    firefox: ['~/Library/Application Support/Firefox'],
    lines: [
      '~/Library/Keychains/login.keychain-db = decoy-keychain', '~/Library/Keychains/login.keychain = decoy-keychain', '/Library/Keychains/System.keychain = decoy-keychain', '~/Library/LaunchAgents/', '/Library/LaunchAgents/', '~/Library/Application Support/Exodus/exodus.wallet/seed.seco = decoy-wallet', '~/Library/Application Support/Exodus/exodus.wallet/passphrase.json = {"decoy":true}', '~/Library/Application Support/atomic/Local Storage/leveldb/000003.log = decoy-wallet',
      '~/Library/Application Support/Ledger Live/app.json = {"decoy":true}', '~/.electrum/wallets/default_wallet = decoy-wallet', '~/Library/Application Support/Telegram Desktop/tdata/key_datas = decoy', '~/Library/Application Support/Code/User/settings.json = {}', '~/Library/Application Support/Cursor/User/settings.json = {}', '~/Library/Group Containers/group.com.apple.notes/NoteStore.sqlite = decoy', '~/Library/Group Containers/2BUA8C4S2C.com.1password/Library/Application Support/1Password/Data/1password.sqlite = decoy', '~/Library/Safari/Bookmarks.plist = decoy', '~/Library/Cookies/Cookies.binarycookies = decoy', '~/Library/Preferences/', '~/Library/Caches/',
      '~/.zshrc = export DECOY=1\n', '~/.zprofile = \n', '~/.bash_profile = \n', '~/.zsh_history = : 1:0;echo decoy\n', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Visual Studio Code.app/Contents/Info.plist = decoy', '/usr/bin/python3', '/usr/bin/curl', '/usr/bin/osascript', '/bin/sh', '/bin/bash', '/bin/zsh', '/usr/local/bin/node', '/etc/hosts = 127.0.0.1 localhost\n', '/etc/passwd = root:*:0:0:System Administrator:/var/root:/bin/sh\n', '/tmp/', '/var/tmp/', '/System/Library/CoreServices/SystemVersion.plist = decoy', '/Users/Shared/', '/Volumes/',
    ],
  },
  linux: {
    chromium: ['~/.config/google-chrome', '~/.config/BraveSoftware/Brave-Browser', '~/.config/microsoft-edge', '~/.config/opera', '~/.config/chromium', '~/.config/vivaldi'],
    firefox: ['~/.mozilla/firefox'],
    lines: [
      '~/.config/Exodus/exodus.wallet/seed.seco = decoy-wallet', '~/.config/Exodus/exodus.wallet/passphrase.json = {"decoy":true}', '~/.config/atomic/Local Storage/leveldb/000003.log = decoy-wallet', '~/.electrum/wallets/default_wallet = decoy-wallet', '~/.config/Ledger Live/app.json = {"decoy":true}', '~/.bitcoin/wallet.dat = decoy-wallet', '~/.local/share/TelegramDesktop/tdata/key_datas = decoy', '~/.config/discord/Local Storage/leveldb/000003.log = decoy', '~/.local/share/keyrings/login.keyring = decoy-keyring', '~/.local/share/keyrings/Default_keyring.keyring = decoy-keyring', '~/.local/share/kwalletd/kdewallet.kwl = decoy', '~/.config/1Password/1password.sqlite = decoy', '~/.config/Code/User/settings.json = {}', '~/.config/Cursor/User/settings.json = {}', '~/.config/autostart/', '~/.config/systemd/user/', '~/.bashrc = export DECOY=1\n', '~/.profile = \n', '~/.bash_history = echo decoy\n', '~/.cache/',
      '/etc/passwd = root:x:0:0:root:/root:/bin/bash\ndecoy:x:1000:1000:Decoy:/home/decoy:/bin/bash\n', '/etc/hosts = 127.0.0.1 localhost\n', '/etc/hostname = decoy-workstation\n', '/etc/machine-id = dec0dec0dec0dec0dec0dec0dec0dec0\n', '/var/lib/dbus/machine-id = dec0dec0dec0dec0dec0dec0dec0dec0\n', '/etc/os-release = PRETTY_NAME="Ubuntu 24.04.1 LTS"\nNAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n', '/proc/version = Linux version 6.8.0-45-generic (decoy@example) #45-Ubuntu SMP\n', '/proc/cpuinfo = processor\t: 0\nmodel name\t: Decoy CPU @ 3.00GHz\n', '/proc/meminfo = MemTotal:       16384000 kB\n', '/proc/self/status = Name:\tnode\nTracerPid:\t0\n', '/proc/self/cgroup = 0::/user.slice\n', '/proc/1/cgroup = 0::/init.scope\n', '/proc/uptime = 86400.00 80000.00\n', '/sys/class/dmi/id/product_name = Decoy Book 14\n', '/sys/class/dmi/id/sys_vendor = Decoy Inc.\n', '/usr/bin/python3', '/usr/bin/curl', '/usr/bin/wget', '/usr/bin/node', '/bin/sh', '/bin/bash', '/tmp/', '/var/tmp/', '/dev/shm/', '/opt/', '/etc/crontab = # decoy\n',
    ],
  },
};

/** [path, content or null for a folder] of a system, `/` between parts */
export const decoyEntries = (platform, home) => {
  const system = SYSTEMS[platform];
  const lines = [...COMMON, ...system.lines];
  for (const root of system.chromium) for (const name of CHROMIUM) lines.push(`${root}/${name}${name.endsWith('/') ? '' : name === 'Local State' ? ' = {"os_crypt":{"encrypted_key":"RFBBUElkZWNveS1rZXktbm90LXJlYWw="},"profile":{"info_cache":{"Default":{"name":"Decoy"},"Profile 1":{"name":"Decoy 1"}}}}' : /Preferences$|Bookmarks$/.test(name) ? ' = {"decoy":true,"extensions":{"settings":{}}}' : ' = SQLite format 3 decoy'}`);
  for (const root of system.firefox) for (const name of FIREFOX) lines.push(`${root}/${name}${name.endsWith('/') ? '' : name === 'profiles.ini' ? ' = [Profile0]\nName=default-release\nIsRelative=1\nPath=Profiles/decoy000.default-release\nDefault=1\n' : name.endsWith('.json') ? ' = {"logins":[{"hostname":"https://decoy.example","encryptedUsername":"decoy","encryptedPassword":"decoy"}]}' : ' = SQLite format 3 decoy'}`);
  return lines.map((line) => {
    const cut = line.indexOf(' = ');
    const path = (cut === -1 ? line : line.slice(0, cut)).replace(/^~/, home.replace(/\\/g, '/'));
    return path.endsWith('/') ? [path.slice(0, -1), null] : [path, cut === -1 ? 'decoy-program' : line.slice(cut + 3)];
  });
};
