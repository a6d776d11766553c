/** What names of fields and variables mean, as the reports have them (catalogue §3.1, T52, T66–T69; names of libraries and systems for the rest). */
import type { Meaning } from '../decoy.ts';

/** Names of the slot of a campaign or operator. `any`: the name alone says so; else the value has to look like an id. */
export const CAMPAIGN_NAMES: ReadonlyMap<string, 'any' | 'id'> = new Map([
  ['!', 'any'],
  ['_V', 'any'],
  ['_v', 'id'],
  ['ukey', 'any'],
  ['userkey', 'any'],
  ['userKey', 'any'],
  ['user_key', 'any'],
  ['uKey', 'any'],
  ['tid', 'any'],
  ['campaign', 'any'],
  ['campaignId', 'any'],
  ['campaign_id', 'any'],
  ['campaignID', 'any'],
  ['camp', 'id'],
  ['campId', 'any'],
  ['cid', 'id'],
  ['sType', 'id'],
  ['stype', 'id'],
  ['s_type', 'id'],
  ['type', 'id'],
  ['uid', 'id'],
  ['aff', 'id'],
  ['affiliate', 'id'],
  ['operator', 'id'],
  ['botnet', 'id'],
  ['group', 'id'],
  ['groupId', 'id'],
  ['Sec-V', 'any'],
]);

export const BUILD_NAMES: ReadonlyMap<string, 'any' | 'id'> = new Map([
  ['gType', 'id'],
  ['gtype', 'id'],
  ['g_type', 'id'],
  ['build', 'id'],
  ['buildId', 'any'],
  ['build_id', 'any'],
  ['buildID', 'any'],
  ['t', 'id'],
  ['v', 'id'],
  ['ver', 'id'],
  ['version', 'id'],
  ['sub', 'id'],
  ['subId', 'id'],
  ['variant', 'id'],
]);

/** Exact names, lower case, of fields of a record about a victim. */
export const FIELD_MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...pairs(
    'host',
    'host hostname computername computer_name machine machinename pcname box node pc_name computer device devicename device_name nodename',
  ),
  ...pairs('user', 'user username user_name userinfo login account whoami homedir home'),
  ...pairs('os', 'os platform system ostype os_type osname os_name operatingsystem'),
  ...pairs('os-version', 'release osversion os_version osrelease os_release kernel'),
  ...pairs('architecture', 'arch architecture cpu_arch'),
  ...pairs(
    'address',
    'ip ipaddress ip_address externalip external_ip publicip public_ip localip local_ip address query wanip',
  ),
  ...pairs(
    'geo',
    'country countrycode country_code region regionname region_name city zip postal lat lon latitude longitude isp org as asn timezone location loc geo geolocation internalip_country',
  ),
  ...pairs('mac', 'mac macs macaddress mac_address networkinterfaces'),
  ...pairs('time', 'ts time timestamp date datetime createdat created_at lastseen last_seen now epoch'),
  ...pairs('campaign', 'campaign campaignid campaign_id ukey userkey tid stype camp'),
  ...pairs('build', 'build buildid build_id gtype'),
  ...pairs(
    'victim-id',
    'hid uuid uid sysid sys_id machineid machine_id clientid client_id victimid victim_id botid bot_id hwid guid deviceid device_id fingerprint instanceid instance_id',
  ),
  ...pairs('session', 'ss session sessionid session_id sid socketid'),
  ...pairs('environment', 'env environment processinfo process_env processenv envs environ'),
  ...pairs('virtual-machine', 'vm isvm is_vm virtual sandbox'),
  ...pairs('working-folder', 'cwd workdir workingdirectory working_dir dir dirname pwd'),
  ...pairs('process', 'pid process ppid argv nodeversion node_version processname'),
  ...pairs('hardware', 'cpu cpus memory ram totalmem gpu disk cores uptime'),
  ...pairs('message', 'message msg data content text log level error result output body clipboard cc'),
]);

function pairs(meaning: Meaning, names: string): [string, Meaning][] {
  return names.split(' ').map((name) => [name, meaning]);
}

/** What calls and members of the platform give, by their dotted text. */
export const SOURCE_MEANINGS: readonly (readonly [RegExp, Meaning])[] = [
  [
    /\bos\.hostname\(|socket\.gethostname\(|platform\.node\(|\bCOMPUTERNAME\b|\bgethostname\(|scutil --get ComputerName/,
    'host',
  ],
  [
    /\.userInfo\(|getpass\.getuser\(|os\.getlogin\(|\bwhoami\b|env\.(?:USER|USERNAME|LOGNAME)\b|environ\.(?:USER|USERNAME|LOGNAME)|username\(\)/,
    'user',
  ],
  [/process\.platform\b|os\.platform\(|os\.type\(|platform\.system\(|sys\.platform\b/, 'os'],
  [/os\.release\(|os\.version\(|platform\.(?:release|version|platform)\(/, 'os-version'],
  [/process\.arch\b|os\.arch\(|os\.machine\(|platform\.(?:machine|architecture)\(/, 'architecture'],
  [/networkInterfaces\(|getnode\(|getmac\b|macaddress/, 'mac'],
  [/Date\.now\(|new Date\(|time\.time\(|datetime\.|performance\.now\(/, 'time'],
  [/process\.cwd\(|os\.getcwd\(|__dirname\b/, 'working-folder'],
  [/process\.(?:pid|ppid|argv|title|version|versions|execPath|uptime)\b|os\.getpid\(|sys\.argv/, 'process'],
  [/os\.(?:cpus|totalmem|freemem|uptime)\(|psutil\./, 'hardware'],
  [/os\.homedir\(|Path\.home\(|expanduser|env\.(?:HOME|USERPROFILE)\b/, 'user'],
  [/timeZone\b|getTimezoneOffset\(|time\.tzname|tzlocal/, 'geo'],
  [/machine-?id|MachineGuid|IOPlatformUUID|node-machine-id/i, 'victim-id'],
  [/process\.env\b|os\.environ\b/, 'environment'],
];
