/** Which Python calls run code, start programs, talk to the network or touch files: a table, by dotted name. */
import type { SinkKind } from '../module-facts.ts';
import type { Value } from '../value.ts';
import { dottedName } from './names.ts';

export interface PySink {
  readonly kind: SinkKind;
  readonly spelling: string;
  /** which arguments matter, the decisive one first; a negative one is what the method is called on */
  readonly args: readonly number[];
  /** the values themselves, where they are not arguments as they stand */
  readonly values?: readonly Value[];
}

const kinds: readonly (readonly [SinkKind, string])[] = [
  ['eval', 'exec eval execfile code.InteractiveInterpreter.runsource code.interact'],
  // what is loaded runs: a pickle names the function to call, a marshalled object is code
  [
    'module-compile',
    'marshal.loads marshal.load types.FunctionType types.CodeType pickle.loads pickle.load cPickle.loads cPickle.load _pickle.loads dill.loads dill.load cloudpickle.loads cloudpickle.load jsonpickle.decode shelve.open yaml.unsafe_load yaml.unsafe_load_all',
  ],
  [
    'dynamic-require',
    '__import__ importlib.import_module importlib.__import__ runpy.run_path runpy.run_module imp.load_source importlib.util.spec_from_file_location ctypes.CDLL ctypes.WinDLL ctypes.cdll.LoadLibrary ctypes.windll.LoadLibrary',
  ],
  [
    'child-process',
    'os.system os.popen os.startfile os.execv os.execve os.execvp os.execl os.execlp os.spawnl os.spawnlp os.spawnv os.spawnvp os.posix_spawn pty.spawn commands.getoutput subprocess.run subprocess.call subprocess.Popen subprocess.check_output subprocess.check_call subprocess.getoutput subprocess.getstatusoutput asyncio.create_subprocess_shell asyncio.create_subprocess_exec popen2.popen2',
  ],
  [
    'network',
    'requests.get requests.post requests.put requests.patch requests.delete requests.head requests.request urllib.request.urlopen urllib.request.urlretrieve urllib.request.Request urllib2.urlopen urllib.urlopen urllib.urlretrieve httpx.get httpx.post httpx.put httpx.request httpx.stream http.client.HTTPConnection http.client.HTTPSConnection httplib.HTTPSConnection httplib.HTTPConnection socket.create_connection websocket.create_connection websockets.connect websocket.WebSocketApp socketio.Client ftplib.FTP smtplib.SMTP smtplib.SMTP_SSL paramiko.SSHClient telnetlib.Telnet urllib3.request pycurl.Curl wget.download',
  ],
  ['file-write', 'shutil.copy shutil.copyfile shutil.copy2 shutil.move os.rename os.replace'],
];
const TABLE: ReadonlyMap<string, SinkKind> = new Map(
  kinds.flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)),
);

/** Methods of clients that were made by a call: `requests.Session().get(u)`, `socket.socket().connect((h, p))`. */
const CLIENTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['requests.Session', new Set(['get', 'post', 'put', 'request'])],
  ['requests.session', new Set(['get', 'post', 'put', 'request'])],
  ['httpx.Client', new Set(['get', 'post', 'put', 'request', 'stream'])],
  ['httpx.AsyncClient', new Set(['get', 'post', 'put', 'request', 'stream'])],
  ['aiohttp.ClientSession', new Set(['get', 'post', 'put', 'request', 'ws_connect'])],
  ['urllib3.PoolManager', new Set(['request', 'urlopen'])],
  ['socket.socket', new Set(['connect', 'connect_ex'])],
  ['socketio.Client', new Set(['connect'])],
  ['paramiko.SSHClient', new Set(['connect', 'exec_command'])],
]);

/** What a call writes beside what it is called for: `urlretrieve(url, path)`, `open(path, 'wb').write(data)`. */
export function writeOf(callee: Value, args: readonly Value[]): PySink | null {
  const name = dottedName(callee) ?? '';
  const [first, second] = args;
  if (SAVES.test(name) && first !== undefined && second !== undefined) {
    const fetches: Value = { k: 'import', spec: 'urllib.request', name: 'urlopen' };
    const body: Value = {
      k: 'call',
      callee: { k: 'get', of: { k: 'call', callee: fetches, args: [first] }, key: 'read' },
      args: [],
    };
    return { kind: 'file-write', spelling: name, args: [], values: [second, body] };
  }
  if (callee.k !== 'get' || callee.key !== 'write' || callee.of.k !== 'call' || first === undefined) return null;
  const opens = dottedName(callee.of.callee) ?? '';
  const [path] = callee.of.args;
  return /^(?:(?:io|codecs|aiofiles)\.)?open$/.test(opens) && path !== undefined
    ? { kind: 'file-write', spelling: 'open().write', args: [], values: [path, first] }
    : null;
}

const SAVES = /^(?:urllib\.(?:request\.)?urlretrieve|wget\.download)$/;

export function sinkOf(callee: Value, args: readonly Value[], text: string): PySink | null {
  const name = dottedName(callee);
  if (name !== null) {
    if (name === 'open' || name === 'io.open' || name === 'codecs.open') return opened(name, args);
    if (name === 'yaml.load' || name === 'yaml.load_all' || name === 'yaml.full_load')
      return unsafeYaml(name, args, text);
    const kind = TABLE.get(name);
    if (kind !== undefined) return { kind, spelling: name, args: argumentsOf(name, kind) };
    if (/^ctypes\.windll\.kernel32\.(?:VirtualAlloc|CreateThread|RtlMoveMemory|WriteProcessMemory)/.test(name))
      return { kind: 'vm', spelling: name, args: [0, 1] };
  }
  if (callee.k !== 'get' || callee.key === null) return null;
  if (callee.of.k === 'call') {
    const maker = dottedName(callee.of.callee);
    if (maker !== null && CLIENTS.get(maker)?.has(callee.key) === true)
      return {
        kind: 'network',
        spelling: `${maker}().${callee.key}`,
        args: callee.key === 'request' ? [1, 2] : [0, 1],
      };
  }
  if (callee.key === 'write_text' || callee.key === 'write_bytes')
    return { kind: 'file-write', spelling: `Path.${callee.key}`, args: [-1, 0] };
  if (callee.key === 'create_subprocess_shell') return { kind: 'child-process', spelling: callee.key, args: [0] };
  return null;
}

function argumentsOf(name: string, kind: SinkKind): readonly number[] {
  if (name === 'requests.request' || name === 'httpx.request') return [1, 2, 3];
  if (name.startsWith('os.spawn')) return [1, 2];
  return kind === 'network' || kind === 'file-write' ? [0, 1, 2] : [0, 1];
}

function opened(name: string, args: readonly Value[]): PySink {
  // a keyword's value stands among the others: a mode is what looks like one
  const mode = args
    .slice(1)
    .find((arg) => arg.k === 'const' && typeof arg.v === 'string' && /^[rwaxbt+U]{1,4}$/.test(arg.v));
  const writes = mode?.k === 'const' && /[wax+]/.test(String(mode.v));
  return { kind: writes ? 'file-write' : 'file-read', spelling: name, args: [0] };
}

function unsafeYaml(name: string, args: readonly Value[], text: string): PySink | null {
  // safe unless a loader says otherwise, or none is named (old versions)
  if (/Safe|Base|CSafe/.test(text) || name === 'yaml.full_load') return null;
  return args.length === 0 ? null : { kind: 'module-compile', spelling: name, args: [0] };
}
