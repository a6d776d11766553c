/** What the decoy machine answers to common commands. Everything else succeeds and says nothing. */
const UUID = 'DEC0DEC0-DEC0-DEC0-DEC0-DEC0DEC0DEC0';

const ANSWERS = [
  [/^\s*hostname\b|\bCOMPUTERNAME\b/i, (kit) => kit.persona.hostname],
  [
    /^\s*whoami\b/i,
    (kit) => (kit.win ? `${kit.persona.hostname.toLowerCase()}\\${kit.persona.username}` : kit.persona.username),
  ],
  [/^\s*id\b/, (kit) => `uid=1000(${kit.persona.username}) gid=1000(${kit.persona.username})`],
  [
    /^\s*uname\b/,
    (kit) =>
      kit.mac
        ? `Darwin ${kit.persona.hostname} ${kit.persona.release} Darwin Kernel Version ${kit.persona.release} arm64`
        : `Linux ${kit.persona.hostname} ${kit.persona.release} #45-Ubuntu SMP x86_64 GNU/Linux`,
  ],
  [/\bsw_vers\b/, () => 'ProductName:\t\tmacOS\nProductVersion:\t\t14.6.1\nBuildVersion:\t\t23G93'],
  [/wmic\s+csproduct\s+get\s+.*uuid/i, () => `UUID\n${UUID}`],
  [/wmic\s+.*serialnumber/i, () => 'SerialNumber\nDECOY0000'],
  [/wmic\s+(?:computersystem|baseboard|bios|csproduct)/i, () => 'Manufacturer  Model\nDecoy Inc.    Decoy Book 14'],
  [/wmic\s+logicaldisk|Get-PSDrive/i, () => 'Caption  DriveType\nC:       3'],
  [/wmic\s+path\s+win32_videocontroller|system_profiler\s+SPDisplaysDataType/i, () => 'Name\nDecoy Graphics'],
  [/\bwmic\b/i, () => 'Caption\nMicrosoft Windows 11 Pro'],
  [
    /systeminfo/i,
    (kit) =>
      `Host Name:                 ${kit.persona.hostname}\nOS Name:                   Microsoft Windows 11 Pro\nSystem Manufacturer:       Decoy Inc.\nSystem Model:              Decoy Book 14`,
  ],
  [/ioreg\b.*IOPlatform/i, () => `  "IOPlatformUUID" = "${UUID}"\n  "IOPlatformSerialNumber" = "DECOY0000"`],
  [
    /system_profiler/i,
    () =>
      `Hardware:\n    Model Name: MacBook Pro\n    Chip: Apple M3 Pro\n    Serial Number (system): DECOY0000\n    Hardware UUID: ${UUID}`,
  ],
  [
    /\breg(?:\.exe)?\s+query\b.*MachineGuid/i,
    () =>
      `\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography\n    MachineGuid    REG_SZ    ${UUID.toLowerCase()}\n`,
  ],
  [/\breg(?:\.exe)?\s+query\b/i, () => '\nHKEY_CURRENT_USER\\Software\\Decoy\n    Decoy    REG_SZ    decoy\n'],
  [
    /tasklist/i,
    () =>
      'Image Name                     PID Session Name\nexplorer.exe                  4120 Console\nchrome.exe                    6120 Console\nnode.exe                      4242 Console',
  ],
  [/^\s*ps\b/, () => '  PID TTY          TIME CMD\n 4200 pts/0    00:00:00 bash\n 4242 pts/0    00:00:01 node'],
  [
    /netstat|^\s*ss\b/,
    () =>
      'Active Internet connections\nProto Local Address Foreign Address State\ntcp 192.0.2.7:50000 192.0.2.80:443 ESTABLISHED',
  ],
  [/ipconfig|ifconfig|^\s*ip\s/, () => 'eth0: inet 192.0.2.7 netmask 255.255.255.0 ether 00:00:5e:00:53:07'],
  [/getmac|arp\s/i, () => '00-00-5E-00-53-07'],
  [
    /^\s*(?:which|where|command\s+-v)\s+(\S+)/,
    (kit, found) =>
      kit.win ? `C:\\Windows\\System32\\${found[1].replace(/\.exe$/i, '')}.exe` : `/usr/bin/${found[1]}`,
  ],
  [/python3?(?:\.exe)?\s+(?:--version|-V)/i, () => 'Python 3.12.4'],
  [/\bnode(?:\.exe)?\s+(?:--version|-v)\b/i, () => 'v22.14.0'],
  [/\bnpm\s+(?:--version|-v)\b/i, () => '10.9.2'],
  [/\bgit\s+(?:config|log|rev-parse|remote)/i, () => 'decoy@decoy.example'],
  [/\b(?:pbpaste|xclip|xsel|wl-paste)\b|Get-Clipboard/i, () => 'decoy clipboard text'],
  [/security\s+(?:find-generic-password|find-internet-password|dump-keychain)/i, () => 'decoy-keychain-password'],
  [/\bdscl\b|\bdefaults\s+read\b/i, () => 'decoy'],
  [/\bosascript\b/i, () => 'decoy'],
  [/lsb_release|\/etc\/os-release/i, () => 'Description:\tUbuntu 24.04.1 LTS'],
  [/dmidecode|\/sys\/class\/dmi/i, () => 'Decoy Book 14'],
  [/systemd-detect-virt/i, () => 'none'],
  [/lscpu/i, () => 'Architecture: x86_64\nModel name: Decoy CPU @ 3.00GHz'],
  [/\bdf\b|\bdiskutil\b/i, () => 'Filesystem Size Used Avail\n/dev/decoy 500G 200G 300G'],
  [/curl\s.*(?:ipify|ifconfig|icanhazip|ipinfo)/i, () => '203.0.113.77'],
  [/ver\s*$/i, () => '\nMicrosoft Windows [Version 10.0.22631.4317]'],
  [/^\s*pwd\s*$/, (kit) => kit.cwd()],
];

export const answerCommand = (kit, command) => {
  for (const [pattern, answer] of ANSWERS) {
    const found = pattern.exec(command);
    if (found) return { output: `${answer(kit, found)}${kit.win ? '\r\n' : '\n'}`, code: 0 };
  }
  return { output: '', code: 0 };
};
