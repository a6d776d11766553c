/** The capabilities. Technique ids and tactics are those of MITRE ATT&CK Enterprise; a test checks them. */
import type { Proof, SampleConfig } from '../../../model/index.ts';
import type { Facts } from '../facts-of-sample.ts';
import type { CapabilityRule } from './rule.ts';

const withRole = (config: SampleConfig, ...roles: readonly string[]) => config.endpoints.filter(({ role }) => roles.includes(role));
const answered = ({ context }: Facts, ...answers: readonly string[]): readonly Proof[] => context.sent.filter((sent) => answers.includes(sent.answer)).flatMap(({ proofs }) => proofs.slice(0, 3));
const hidden = ({ context }: Facts, pattern: RegExp): readonly Proof[] =>
  context.material.layers
    .filter((layer) => layer.parent !== null && pattern.test(`${layer.decoder} ${layer.how}`))
    .map((layer) => ({ layer: layer.id, line: layer.from?.line ?? null, event: layer.event, how: layer.origin === 'static' ? 'static' : 'recorded', text: layer.how.slice(0, 160) }));
const OBFUSCATED = /array|shuffle|control|flatten|packer|jsfuck|jjencode|aaencode|self-defend|debug|confuser|obfuscat|encod|dead code|opaque/i;
const obfuscation = ({ context }: Facts): readonly Proof[] =>
  [...context.material.sources].flatMap(([layer, { obfuscation: found }]) => found.filter(({ confidence, name }) => confidence >= 60 && OBFUSCATED.test(name)).map(({ name, reason }): Proof => ({ layer, line: null, event: null, how: 'static', text: `${name}: ${reason}`.slice(0, 160) })));
const STANDARD_PORTS = new Set([80, 443, 8080, 8443, 8000, 3000]);

export const CAPABILITY_RULES: readonly CapabilityRule[] = [
  // what it obeys
  { id: 'runs-code-from-server', title: 'Runs code that a server sends', tactic: 'execution', techniques: ['T1059.007', 'T1105'], other: (facts) => answered(facts, 'code'), confidence: 85, weight: 'strong', aspect: 'obeys' },
  { id: 'downloads-and-runs', title: 'Downloads programs and runs them', tactic: 'command-and-control', techniques: ['T1105'], other: (facts) => answered(facts, 'run'), commands: /\b(?:curl|wget|iwr|Invoke-WebRequest)\b[^\n]{0,400}(?:\|\s*(?:ba|z)?sh\b|&&\s*(?:node|python|sh|bash|start)\b)|\bDownloadString\b|\bDownloadFile\b/i, confidence: 80, weight: 'strong', aspect: 'obeys' },
  { id: 'downloads-files', title: 'Downloads files', tactic: 'command-and-control', techniques: ['T1105'], other: (facts) => answered(facts, 'written'), config: (config) => withRole(config, 'payload'), confidence: 60, weight: 'weak', aspect: 'obeys' },
  { id: 'runs-python', title: 'Runs Python programs', tactic: 'execution', techniques: ['T1059.006'], commands: /(?:^|[\s"'/\\])(?:\.pyp[\\/])?(?:python(?:3|w)?(?:\.exe)?)["']?\s/i, other: (facts) => facts.context.material.layers.filter(({ kind }) => kind === 'python').map((layer) => ({ layer: layer.id, line: 1, event: null, how: 'static', text: layer.how.slice(0, 160) })), confidence: 70, weight: 'info', aspect: 'obeys' },
  { id: 'runs-script-over-stdin', title: 'Feeds scripts to an interpreter over its standard input, so that no file stays', tactic: 'execution', techniques: ['T1059.007', 'T1027.011'], calls: { name: /\.stdin\.(?:write|end)$/ }, commands: /^(?:node|python3?|\S*[\\/]node(?:\.exe)?|sh|bash)["']?\s+-\s*$/, events: { category: /process|code/, text: /stdin/i }, confidence: 70, weight: 'strong', aspect: 'hides' },
  { id: 'runs-inline-script', title: 'Starts an interpreter with code in its command line', tactic: 'execution', techniques: ['T1059.007'], commands: /(?:^|[\s"'/\\])node(?:\.exe)?["']?\s+(?:-e|--eval|-p)\s/, confidence: 75, weight: 'weak', aspect: 'hides' },
  { id: 'runs-operator-commands', title: 'Runs commands of its operators', tactic: 'execution', techniques: ['T1059'], other: runsOrders, confidence: 85, weight: 'proof', aspect: 'obeys' },
  { id: 'takes-orders', title: 'Takes orders from a server', tactic: 'command-and-control', techniques: ['T1219'], config: (config) => (config.commands.length >= 2 ? config.commands : []), confidence: 60, weight: 'weak', aspect: 'obeys' },
  { id: 'windows-shell', title: 'Runs commands of the Windows shell', tactic: 'execution', techniques: ['T1059.003'], commands: /\bcmd(?:\.exe)?\s+\/[ck]\b/i, confidence: 70, weight: 'info', aspect: 'obeys' },
  { id: 'powershell', title: 'Runs PowerShell', tactic: 'execution', techniques: ['T1059.001'], commands: /\bpowershell(?:\.exe)?\b|\bpwsh\b/i, confidence: 75, weight: 'weak', aspect: 'obeys' },
  { id: 'unix-shell', title: 'Runs commands of a Unix shell', tactic: 'execution', techniques: ['T1059.004'], commands: /(?:^|[\s;&|])(?:\/bin\/)?(?:ba|z|da)?sh\s+-c\b|\|\s*(?:ba|z)?sh\b|\bpbpaste\b|\bxclip\b|\bnohup\b|\bchmod\b|\bpkill\b/, confidence: 70, weight: 'info', aspect: 'obeys' },
  { id: 'dead-drop', title: 'Asks a public service where to go on', tactic: 'command-and-control', techniques: ['T1102.001'], config: ({ deadDrops }) => deadDrops.filter(({ kind }) => kind !== 'svg'), confidence: 80, weight: 'strong', aspect: 'obeys' },
  { id: 'remote-access-tool', title: 'Installs or changes a tool for remote access', tactic: 'command-and-control', techniques: ['T1219'], texts: /^[^\n]{0,120}(?:anydesk|rustdesk|teamviewer)[^\n]{0,80}$/i, commands: /anydesk|rustdesk|teamviewer/i, confidence: 65, weight: 'strong', aspect: 'obeys' },
  { id: 'fallback-servers', title: 'Has several ways to its orders', tactic: 'command-and-control', techniques: ['T1008'], config: ({ deadDrops }) => (deadDrops.length >= 2 || deadDrops.some(({ rpc }) => rpc.length >= 2) ? deadDrops : []), confidence: 70, weight: 'weak', aspect: 'obeys' },
  { id: 'multi-stage', title: 'Comes in stages from different places', tactic: 'command-and-control', techniques: ['T1104'], config: (config) => (new Set(config.endpoints.filter(({ tier }) => tier === 'stager' || tier === 'router' || tier === 'dead-drop').map(({ host }) => host)).size > 0 && withRole(config, 'c2', 'beacon', 'exfiltration', 'upload').length > 0 ? config.endpoints.filter(({ tier }) => tier === 'stager' || tier === 'router' || tier === 'dead-drop') : []), confidence: 60, weight: 'weak', aspect: 'obeys' },
  // how it talks
  { id: 'web-protocols', title: 'Talks to its server over HTTP or WebSocket', tactic: 'command-and-control', techniques: ['T1071.001'], config: (config) => withRole(config, 'c2', 'beacon', 'exfiltration', 'upload', 'payload', 'stager', 'log', 'router').filter(({ scheme }) => /^(?:https?|wss?)$/.test(scheme)), confidence: 75, weight: 'info', aspect: 'reports' },
  { id: 'plain-socket', title: 'Talks to its server over a plain socket', tactic: 'command-and-control', techniques: ['T1095'], config: (config) => config.endpoints.filter(({ scheme, role }) => scheme === 'tcp' && role === 'c2'), confidence: 70, weight: 'weak', aspect: 'reports' },
  { id: 'odd-port', title: 'Uses a port that is not of its protocol', tactic: 'command-and-control', techniques: ['T1571'], config: (config) => config.endpoints.filter(({ port, role, tier }) => port !== null && !STANDARD_PORTS.has(port) && role !== 'reference' && tier !== 'third-party'), confidence: 75, weight: 'weak', aspect: 'reports' },
  { id: 'sends-what-it-found', title: 'Sends what it found to its server', tactic: 'exfiltration', techniques: ['T1041'], config: ({ exfiltration, endpoints }) => exfiltration.filter(({ endpoint }) => endpoints.some(({ url, role }) => url === endpoint && /^(?:upload|exfiltration|log|beacon|c2|stager)$/.test(role))), confidence: 75, weight: 'weak', aspect: 'reports' },
  { id: 'sends-over-chat', title: 'Sends what it found over a chat service', tactic: 'exfiltration', techniques: ['T1567'], config: (config) => config.endpoints.filter(({ role, tier }) => role === 'exfiltration' && tier === 'third-party'), confidence: 75, weight: 'strong', aspect: 'reports' },
  { id: 'sends-over-ftp', title: 'Sends files over FTP', tactic: 'exfiltration', techniques: ['T1048.003'], config: (config) => config.endpoints.filter(({ scheme }) => scheme === 'ftp'), confidence: 70, weight: 'strong', aspect: 'reports' },
  { id: 'signs-messages', title: 'Signs or encrypts what it sends', tactic: 'command-and-control', techniques: ['T1573'], config: ({ keys }) => keys.filter(({ kind, use }) => kind === 'hmac' || /hides what is sent/.test(use)), confidence: 60, weight: 'weak', aspect: 'reports' },
  { id: 'beacons', title: 'Reports again and again', tactic: 'exfiltration', techniques: ['T1029'], config: ({ tracking }) => tracking?.transmissions.filter(({ every }) => every !== null) ?? [], confidence: 65, weight: 'weak', aspect: 'reports' },
  { id: 'tracks-victim', title: 'Gives each victim an identifier', tactic: 'discovery', techniques: ['T1082'], config: ({ tracking }) => (tracking?.identifier ? [tracking.identifier] : []), confidence: 70, weight: 'weak', aspect: 'reports' },
  // what it takes
  { id: 'collects-browser-credentials', title: 'Goes for saved passwords of browsers', tactic: 'credential-access', techniques: ['T1555.003'], config: ({ browserPaths }) => browserPaths.filter(({ path }) => /Login Data|logins\.json|key[34]\.db|Local State/.test(path)), confidence: 80, weight: 'strong', aspect: 'takes' },
  { id: 'collects-browser-cookies', title: 'Goes for sessions of browsers', tactic: 'credential-access', techniques: ['T1539'], config: ({ browserPaths }) => browserPaths.filter(({ path }) => /(?:Network[\\/]|[\\/])Cookies$|cookies\.sqlite/.test(path)), confidence: 75, weight: 'strong', aspect: 'takes' },
  { id: 'looks-at-browsers', title: 'Looks at profiles and extensions of browsers', tactic: 'discovery', techniques: ['T1217'], config: ({ browserPaths }) => browserPaths, confidence: 75, weight: 'weak', aspect: 'takes' },
  { id: 'collects-wallet-extensions', title: 'Goes for the storage of wallet extensions', tactic: 'collection', techniques: ['T1005', 'T1217'], config: ({ walletExtensions }) => (walletExtensions.length >= 2 ? walletExtensions : []), confidence: 80, weight: 'strong', aspect: 'takes' },
  { id: 'collects-wallets', title: 'Goes for wallets of desktop programs', tactic: 'credential-access', techniques: ['T1555'], config: ({ applications, credentialPaths }) => [...applications.filter(({ name }) => /Exodus|Atomic|Electrum|Bitcoin|Ledger|Trezor|Guarda|Coinomi|Jaxx|Solana|Ethereum/.test(name)), ...credentialPaths.filter(({ what }) => /wallet/i.test(what))], confidence: 75, weight: 'strong', aspect: 'takes' },
  { id: 'reads-keychain', title: 'Goes for the keychain', tactic: 'credential-access', techniques: ['T1555.001'], config: ({ credentialPaths }) => credentialPaths.filter(({ path, what }) => /keychain/i.test(`${path} ${what}`)), confidence: 80, weight: 'strong', aspect: 'takes' },
  { id: 'reads-password-managers', title: 'Goes for password managers and key rings', tactic: 'credential-access', techniques: ['T1555.005'], config: ({ applications, credentialPaths, walletExtensions }) => [...applications.filter(({ name }) => /1Password|KeePass|keyring/i.test(name)), ...credentialPaths.filter(({ what }) => /KeePass|keyring|KWallet/i.test(what)), ...walletExtensions.filter(({ name }) => /LastPass|1Password|Bitwarden|Dashlane|RoboForm|KeePass|Proton Pass|Password/.test(name ?? ''))], confidence: 70, weight: 'strong', aspect: 'takes' },
  { id: 'reads-private-keys', title: 'Goes for private keys', tactic: 'credential-access', techniques: ['T1552.004'], config: ({ credentialPaths, fileGlobs }) => [...credentialPaths.filter(({ what }) => /SSH|GnuPG|key of/i.test(what)), ...fileGlobs.filter(({ value }) => /id_rsa|id_ed25519|\.pem|\.key\b|\.ppk/.test(value))], confidence: 65, weight: 'weak', aspect: 'takes' },
  { id: 'reads-secrets-in-files', title: 'Goes for secrets in files of projects and tools', tactic: 'credential-access', techniques: ['T1552.001'], config: ({ credentialPaths, fileGlobs }) => [...credentialPaths.filter(({ what }) => /tokens|passwords|secrets|AWS|Azure|Cloud|registry/i.test(what)), ...fileGlobs.filter(({ value }) => /\.env|secret|passw|credential/i.test(value))], confidence: 60, weight: 'weak', aspect: 'takes' },
  { id: 'sweeps-files', title: 'Searches the disk for files by patterns', tactic: 'discovery', techniques: ['T1083', 'T1005', 'T1119'], config: ({ fileGlobs }) => (fileGlobs.length >= 2 ? fileGlobs : []), confidence: 80, weight: 'strong', aspect: 'takes' },
  { id: 'leaves-out-folders', title: 'Leaves out folders that hold nothing for it', tactic: 'defense-evasion', techniques: ['T1679'], config: ({ exclusions, fileGlobs }) => (fileGlobs.length > 0 ? exclusions : []), confidence: 65, weight: 'weak', aspect: 'takes' },
  { id: 'watches-clipboard', title: 'Watches the clipboard', tactic: 'collection', techniques: ['T1115'], calls: { name: /(?:^|\.)(?:clipboard\w*|clipboardy|pyperclip|ncp)(?:\.\w+)*\.(?:read\w*|paste)$|clipboardy?\.readSync$|pyperclip\.paste$/i }, commands: /Get-Clipboard|\bpbpaste\b|\bxclip\b[^\n]{0,80}-o\b|\bxsel\b|\bwl-paste\b/i, texts: /^(?:powershell[^\n]{0,60})?Get-Clipboard\b|^pbpaste$|^xclip -o|^xsel\b/i, events: { category: /^clipboard$/ }, confidence: 80, weight: 'strong', aspect: 'takes' },
  { id: 'logs-keys', title: 'Records key strokes', tactic: 'collection', techniques: ['T1056.001'], calls: { name: /(?:GlobalKeyboardListener|node-global-key-listener|iohook|uiohook|keyboard\.Listener|pynput|keyboard\.on_press|GetAsyncKeyState)/ }, events: { category: /^input$/ }, texts: /^(?:node-global-key-listener|iohook|uiohook-napi|pynput(?:\.keyboard)?|pyWinhook|pyHook)$/, confidence: 75, weight: 'strong', aspect: 'takes' },
  { id: 'takes-screenshots', title: 'Takes screenshots', tactic: 'collection', techniques: ['T1113'], calls: { name: /(?:^|\.)(?:screenshot-desktop|screenshot|ImageGrab\.grab|mss|captureScreen)$/ }, commands: /\bscreencapture\b|\bscrot\b|CopyFromScreen|gnome-screenshot/i, texts: /^screenshot-desktop$/, confidence: 70, weight: 'strong', aspect: 'takes' },
  { id: 'sends-environment', title: 'Sends the whole environment', tactic: 'collection', techniques: ['T1005'], config: ({ tracking }) => tracking?.fields.filter(({ source }) => /^(?:process\.env|os\.environ|JSON\.stringify\(process\.env\)|dict\(os\.environ\))$/.test(source)) ?? [], confidence: 85, weight: 'strong', aspect: 'takes' },
  { id: 'archives-data', title: 'Packs what it found', tactic: 'collection', techniques: ['T1560'], calls: { name: /(?:^|\.)(?:archiver|adm-zip|AdmZip|JSZip|make_archive|ZipFile)$/ }, commands: /\bzip\s+-\w*r|Compress-Archive|\btar\s+-?\w*c\w*f/, confidence: 50, weight: 'weak', aspect: 'takes' },
  // what it looks at
  { id: 'learns-system', title: 'Learns of the system', tactic: 'discovery', techniques: ['T1082'], calls: { name: /^(?:os\.(?:hostname|platform|release|type|arch|version|cpus|totalmem)|platform\.(?:system|release|version|node|machine|platform)|socket\.gethostname)$/ }, events: { call: /^os\.(?:hostname|platform|release|type|arch|version|cpus|totalmem)$/ }, commands: /\bsysteminfo\b|\buname\b|\bsw_vers\b/, confidence: 75, weight: 'info', aspect: 'looks' },
  { id: 'learns-user', title: 'Learns who uses it', tactic: 'discovery', techniques: ['T1033'], calls: { name: /^(?:os\.userInfo|getpass\.getuser|os\.getlogin|pwd\.getpwuid)$/ }, events: { call: /^os\.userInfo$/ }, commands: /\bwhoami\b/, confidence: 75, weight: 'info', aspect: 'looks' },
  { id: 'learns-network', title: 'Learns of the network', tactic: 'discovery', techniques: ['T1016'], calls: { name: /^os\.networkInterfaces$|^uuid\.getnode$/ }, events: { call: /^os\.networkInterfaces$/ }, commands: /\bipconfig\b|\bifconfig\b|\bip addr\b|\bgetmac\b/, config: (config) => withRole(config, 'lookup'), confidence: 70, weight: 'info', aspect: 'looks' },
  { id: 'asks-where-it-is', title: 'Asks where in the world it is', tactic: 'discovery', techniques: ['T1614'], config: (config) => withRole(config, 'lookup'), confidence: 80, weight: 'weak', aspect: 'looks' },
  { id: 'looks-at-processes', title: 'Looks at running programs', tactic: 'discovery', techniques: ['T1057'], commands: /\btasklist\b|\bps\s+(?:aux|-ef|-A)\b|Get-Process|Win32_Process/i, calls: { name: /^psutil\.process_iter$/ }, confidence: 70, weight: 'weak', aspect: 'looks' },
  // how it hides
  { id: 'hides-strings', title: 'Hides what it says: encoded, encrypted or scrambled texts', tactic: 'defense-evasion', techniques: ['T1027.013', 'T1140'], other: (facts) => [...hidden(facts, /base64|xor|hex|shuffle|aes|cipher|lz|zlib|gzip|brotli|reverse|percent|char|decode|inflate/i), ...hiddenStrings(facts)], config: ({ keys }) => keys.filter(({ kind, use }) => kind === 'xor' || kind === 'seed' || (kind === 'aes' && /undoes/.test(use))), confidence: 75, weight: 'weak', aspect: 'hides' },
  { id: 'obfuscated-code', title: 'Its code was made unreadable by a tool', tactic: 'defense-evasion', techniques: ['T1027'], other: obfuscation, confidence: 75, weight: 'weak', aspect: 'hides' },
  { id: 'nested-code', title: 'Code within code, layer upon layer', tactic: 'defense-evasion', techniques: ['T1027', 'T1140'], other: nested, confidence: 80, weight: 'strong', aspect: 'hides' },
  { id: 'code-in-pictures', title: 'Code in the comments of pictures', tactic: 'defense-evasion', techniques: ['T1027.003'], config: ({ deadDrops }) => deadDrops.filter(({ kind }) => kind === 'svg'), confidence: 85, weight: 'proof', aspect: 'hides' },
  { id: 'looks-for-virtual-machines', title: 'Looks for virtual machines', tactic: 'defense-evasion', techniques: ['T1497.001'], texts: /^(?:vmware|virtualbox|vbox|qemu|hyper-?v|parallels|xen|kvm|bochs|VMware|VirtualBox|QEMU|KVM|Hyper-V|hypervisor)$/, calls: { name: /(?:^|\.)(?:test|match|includes|indexOf|search|exec)$/, given: /\b(?:virtual|qemu|vmware|vbox|hypervisor)\b/i }, commands: /Win32_ComputerSystem|systemd-detect-virt|\bdmidecode\b|hw\.model|SerialNumber/i, events: { category: /^evasion$/, text: /virtual|vmware|qemu|vbox/i }, config: ({ tracking }) => tracking?.fields.filter(({ source, meaning }) => meaning === 'virtual-machine' || /\(VM\)|\(Local\)/.test(source)) ?? [], confidence: 65, weight: 'weak', aspect: 'hides' },
  { id: 'defends-against-debuggers', title: 'Defends itself against being looked at', tactic: 'defense-evasion', techniques: ['T1622'], events: { category: /^evasion$/, text: /debugger|toString|ReDoS|console|self/i }, texts: /^\(\(\(\.\+\)\+\)\+\)\+\$$|^(?:function \*\\\( \*\\\)|while \(true\) \{\})$/, confidence: 65, weight: 'weak', aspect: 'hides' },
  { id: 'gated', title: 'Shows itself only where it is wanted', tactic: 'defense-evasion', techniques: ['T1480'], config: ({ gates }) => gates.filter(({ kind }) => kind !== 'platform'), confidence: 60, weight: 'weak', aspect: 'hides' },
  { id: 'runs-once', title: 'Makes sure that it runs once', tactic: 'defense-evasion', techniques: ['T1480.002'], config: ({ lockFiles }) => lockFiles, confidence: 60, weight: 'weak', aspect: 'hides' },
  { id: 'hides-as-another-process', title: 'Takes the name of another program', tactic: 'defense-evasion', techniques: ['T1036.005'], other: renamed, events: { call: /process\.title/ }, confidence: 75, weight: 'strong', aspect: 'hides' },
  { id: 'hidden-window', title: 'Starts programs without a window, let loose from itself', tactic: 'defense-evasion', techniques: ['T1564.003'], calls: { name: /(?:^|\.)(?:spawn|exec|execFile|fork|Popen|run)$/, given: /windowsHide: true|creationflags|CREATE_NO_WINDOW|detached: true/ }, commands: /-WindowStyle\s+Hidden|-w(?:in)?\s+hidden|start\s+\/b\b/i, confidence: 60, weight: 'weak', aspect: 'hides' },
  { id: 'encoded-command', title: 'Encoded PowerShell', tactic: 'defense-evasion', techniques: ['T1027.010', 'T1059.001'], commands: /powershell[^\n]{0,200}\s-e(?:nc?|ncodedcommand)?\s+[A-Za-z0-9+/=]{40,}/i, confidence: 85, weight: 'strong', aspect: 'hides' },
  { id: 'deletes-itself', title: 'Removes traces of itself', tactic: 'defense-evasion', techniques: ['T1070.004'], calls: { name: /(?:^|\.)(?:unlinkSync|unlink|rmSync|rm|os\.remove)$/, given: /__filename|process\.argv|sys\.argv|__file__/ }, confidence: 70, weight: 'strong', aspect: 'hides' },
  { id: 'ends-programs', title: 'Ends browsers or other programs', tactic: 'impact', techniques: ['T1489'], commands: /\btaskkill\b|\bkillall\b|\bpkill\b|Stop-Process/i, confidence: 65, weight: 'weak', aspect: 'takes' },
  { id: 'disables-protection', title: 'Turns off protection', tactic: 'defense-evasion', techniques: ['T1562.001'], commands: /Set-MpPreference|Add-MpPreference|DisableRealtimeMonitoring|netsh\s+advfirewall|spctl\s+--master-disable|xattr\s+-\w*d/i, confidence: 85, weight: 'proof', aspect: 'hides' },
  // how it stays
  { id: 'run-key', title: 'Starts with Windows', tactic: 'persistence', techniques: ['T1547.001'], config: ({ persistence }) => persistence.filter(({ kind }) => kind === 'run key' || kind === 'startup folder'), confidence: 85, weight: 'strong', aspect: 'stays' },
  { id: 'launch-agent', title: 'Starts with macOS', tactic: 'persistence', techniques: ['T1543.001'], config: ({ persistence }) => persistence.filter(({ kind }) => /launch/i.test(kind)), confidence: 85, weight: 'strong', aspect: 'stays' },
  { id: 'autostart-entry', title: 'Starts with the desktop', tactic: 'persistence', techniques: ['T1547.013'], config: ({ persistence }) => persistence.filter(({ kind }) => kind === 'autostart entry'), confidence: 85, weight: 'strong', aspect: 'stays' },
  { id: 'scheduled-task', title: 'Is started by a schedule', tactic: 'persistence', techniques: ['T1053.005'], config: ({ persistence }) => persistence.filter(({ kind }) => kind === 'scheduled task'), confidence: 85, weight: 'strong', aspect: 'stays' },
  { id: 'cron', title: 'Is started by cron', tactic: 'persistence', techniques: ['T1053.003'], config: ({ persistence }) => persistence.filter(({ kind }) => kind === 'cron'), confidence: 80, weight: 'strong', aspect: 'stays' },
  { id: 'systemd-unit', title: 'Installs itself as a service', tactic: 'persistence', techniques: ['T1543.002'], config: ({ persistence }) => persistence.filter(({ kind }) => kind === 'systemd unit'), confidence: 80, weight: 'strong', aspect: 'stays' },
  { id: 'shell-profile', title: 'Writes itself into a shell’s profile', tactic: 'persistence', techniques: ['T1546.004'], config: ({ persistence }) => persistence.filter(({ kind }) => kind === 'shell profile'), confidence: 65, weight: 'weak', aspect: 'stays' },
  { id: 'editor-extension', title: 'Puts an extension into the editor', tactic: 'persistence', techniques: ['T1176.002'], config: ({ persistence }) => persistence.filter(({ kind }) => kind === 'editor extension'), confidence: 75, weight: 'strong', aspect: 'stays' },
  { id: 'replaces-browser-extension', title: 'Changes settings or extensions of the browser', tactic: 'persistence', techniques: ['T1176'], config: ({ droppedFiles }) => droppedFiles.filter(({ path }) => /Secure Preferences|(?:^|[\\/])Preferences$|[\\/]Extensions[\\/]/.test(path)), confidence: 80, weight: 'strong', aspect: 'stays' },
  { id: 'mines', title: 'Mines coins', tactic: 'impact', techniques: ['T1496.001'], texts: /\bxmrig\b|stratum\+(?:tcp|ssl):\/\//i, commands: /xmrig|stratum\+/i, confidence: 80, weight: 'strong', aspect: 'takes' },
];

/** Something received ends in a command line. */
function runsOrders(facts: Facts): readonly Proof[] {
  const { context, config } = facts;
  const orders = config.commands.filter(({ name }) => /^(?:command|cmd|exec|shell|run|ssh_obj|ssh_run)$/i.test(name));
  const found: Proof[] = [...answered(facts, 'order')];
  for (const { program, proof } of context.readings.programs) {
    const remote = program.calls.some(({ name }) => /^(?:io|socket\.io-client|WebSocket|ws)$|(?:^|\.)(?:createConnection|connect|recv)$/.test(name));
    if (!remote) continue;
    for (const { name, value, at, end } of program.calls) {
      if (!/(?:^|\.)(?:exec|execSync|spawn|getoutput|Popen|check_output|system|popen|run)$/.test(name) || !/child_process|subprocess|^os\.|^exec/.test(name)) continue;
      const [first] = value.args;
      const open = first !== undefined && first.k === 'member' && (first.of.k === 'delivered' || first.of.k === 'name' || first.of.k === 'call' || first.of.k === 'member');
      if (open && !/^process\./.test(first.k === 'member' && first.of.k === 'name' ? `${first.of.name}.` : '')) found.push(proof(at, program.text.slice(at, Math.min(end, at + 160))));
    }
  }
  return found.length > 0 ? [...found, ...orders.flatMap(({ evidence }) => evidence)] : [];
}

function hiddenStrings({ context }: Facts): readonly Proof[] {
  const out: Proof[] = [];
  for (const [layer, { strings }] of context.material.sources) {
    const raw = context.material.layers.find(({ id }) => id === layer)?.text ?? '';
    // computed from constants, and telling: names of modules, addresses
    const folded = strings.filter(({ value }) => value.length > 3 && /^(?:https?:\/\/|child_process$|node:|axios$|request$|\/api\/|os$|fs$|process$|x-[a-z])/.test(value) && !raw.includes(value));
    for (const { value, how } of folded.slice(0, 4)) out.push({ layer, line: null, event: null, how, text: value.slice(0, 120) });
  }
  return out;
}

function nested({ context }: Facts): readonly Proof[] {
  const code = context.material.layers.filter(({ kind }) => /^(?:javascript|python|powershell|shell|batch|vbs)$/.test(kind));
  const parents = new Map(context.material.layers.map((layer) => [layer.id, layer]));
  const depth = (id: string): number => {
    let levels = 0;
    for (let one = parents.get(id); one !== undefined && one.parent !== null && levels < 500; one = parents.get(one.parent)) levels++;
    return levels;
  };
  return code.filter(({ id }) => depth(id) >= 2).slice(0, 4).map((layer) => ({ layer: layer.id, line: layer.from?.line ?? null, event: layer.event, how: layer.origin === 'static' ? 'static' : 'recorded', text: layer.how.slice(0, 160) }));
}

/** `process.title = 'npm-cache'` */
function renamed({ context }: Facts): readonly Proof[] {
  return context.readings.programs.flatMap(({ program, proof }) => program.assignments.filter(({ name, value }) => name === 'process.title' && value.k === 'text').map(({ at }) => proof(at, program.text.slice(at, at + 60))));
}
