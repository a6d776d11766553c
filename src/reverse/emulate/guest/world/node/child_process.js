/** node:child_process: commands are recorded and answered as such a machine would; programs of the sample that it starts become code that runs or came up. */
import { answerCommand } from './process/commands.js';
import { launched } from './process/launched.js';

export const provides = ['child_process'];

export default (kit) => {
  const { Buffer } = kit.builtin('buffer');
  const { Readable, Writable } = kit.builtin('stream');
  kit.builtin('fs');
  let pid = 5000;

  const quoteWord = (word) => (/[\s"'$`\\|&;<>]/.test(word) ? `"${word}"` : word);
  const note = (call, command, options, more) => {
    const persistent =
      /\breg(?:\.exe)?\s+add\b.*\\Run\b|schtasks(?:\.exe)?\s.*\/create|crontab\s|launchctl\s+(?:load|bootstrap|enable)|systemctl\s.*enable|\bsc(?:\.exe)?\s+create\b|New-ItemProperty.*\\Run\b|Register-ScheduledTask|netsh\s+advfirewall/i.test(
        command,
      );
    const registry = /\breg(?:\.exe)?\s+(?:query|add|delete|export)\b|Get-ItemProperty|HK(?:LM|CU|EY)/i.test(command);
    const clipboard = /\bpbpaste\b|\bxclip\b|\bxsel\b|Get-Clipboard|wl-paste/i.test(command);
    const category = persistent ? 'persistence' : registry ? 'registry' : clipboard ? 'clipboard' : 'process';
    const data = {
      command,
      cwd: options?.cwd === undefined ? undefined : String(options.cwd),
      detached: options?.detached ? 'yes' : undefined,
      hidden: options?.windowsHide ? 'yes' : undefined,
      stdio: options?.stdio === undefined ? undefined : kit.describe(options.stdio),
      ...more,
    };
    kit.record(category, call, [command], data, null);
  };
  const keyed = (given, options) => {
    const env = options?.env;
    return env && env !== kit.process.env && typeof env === 'object'
      ? {
          ...given,
          env: kit.describe(
            Object.fromEntries(Object.entries(env).filter(([name, value]) => kit.persona.environment[name] !== value)),
          ),
        }
      : given;
  };

  /** starts what the command line names, if it is code of the sample, and gives the output of the rest */
  const perform = (call, command, options, words) => {
    note(call, command, options, keyed({}, options));
    launched(kit, command, words);
    return answerCommand(kit, command);
  };

  class ChildProcess extends kit.EventEmitter {
    constructor(command, words) {
      super();
      Object.assign(this, {
        pid: pid++,
        exitCode: null,
        signalCode: null,
        killed: false,
        connected: false,
        spawnfile: words?.[0] ?? command,
        spawnargs: words ?? [command],
      });
      this.stdout = kit.label(new Readable({ read() {} }), 'child.stdout');
      this.stderr = kit.label(new Readable({ read() {} }), 'child.stderr');
      const given = [];
      this.stdin = kit.label(
        new Writable({
          write: (chunk, _encoding, done) => {
            given.push(Buffer.from(chunk));
            done();
          },
          final: (done) => {
            const text = Buffer.concat(given).toString();
            kit.record('process', 'child.stdin', [text], { command, stdin: text });
            launched(kit, command, words, text);
            done();
          },
        }),
        'child.stdin',
      );
      this.stdio = [this.stdin, this.stdout, this.stderr];
    }
    kill(signal) {
      this.killed = true;
      kit.record('process', 'child.kill', [signal], { pid: String(this.pid) });
      return true;
    }
    ref() {
      return this;
    }
    unref() {
      return this;
    }
    disconnect() {}
    send(message) {
      kit.record('process', 'child.send', [message], { message });
      return true;
    }
  }
  const finish = (child, output, code = 0) => {
    kit.queue.soon(40, () => {
      child.emit('spawn');
      if (output !== '') child.stdout.push(Buffer.from(output));
      child.stdout.push(null);
      child.stderr.push(null);
      kit.queue.soon(20, () => {
        child.exitCode = code;
        child.emit('exit', code, null);
        child.emit('close', code, null);
      });
    });
  };
  const asText = (value, options) =>
    options?.encoding === 'buffer' || (options?.encoding === undefined && options?._sync) ? Buffer.from(value) : value;
  const failed = (command, output, code) =>
    Object.assign(new Error(`Command failed: ${command}\n${output}`), {
      code,
      killed: false,
      signal: null,
      cmd: command,
    });

  const run = (call, command, options, callback, words) => {
    const { output, code } = perform(call, command, options, words);
    const child = new ChildProcess(command, words);
    finish(child, output, code);
    if (typeof callback === 'function') {
      kit.later.entered(callback);
      kit.queue.soon(60, () =>
        callback(code === 0 ? null : failed(command, '', code), asText(output, options), asText('', options)),
      );
    }
    return child;
  };
  const text = (value) => String(value ?? '');
  const lineOf = (file, args) =>
    [text(file), ...(Array.isArray(args) ? args : []).map(text)]
      .map((word, i) => (i === 0 && !/\s/.test(word) ? word : quoteWord(word)))
      .join(' ');

  const child_process = {
    ChildProcess,
    exec(command, options, callback) {
      const done = typeof options === 'function' ? options : callback;
      return run('child_process.exec', text(command), typeof options === 'object' ? options : undefined, done, null);
    },
    execFile(file, args, options, callback) {
      const done = [args, options, callback].find((arg) => typeof arg === 'function');
      const settings = [args, options].find((arg) => typeof arg === 'object' && arg !== null && !Array.isArray(arg));
      const list = Array.isArray(args) ? args : [];
      return run('child_process.execFile', lineOf(file, list), settings, done, [text(file), ...list.map(text)]);
    },
    spawn(file, args, options) {
      const settings = Array.isArray(args) ? options : (args ?? options);
      const list = Array.isArray(args) ? args : [];
      const line = settings?.shell ? [text(file), ...list.map(text)].join(' ') : lineOf(file, list);
      return run(
        'child_process.spawn',
        line,
        settings,
        undefined,
        settings?.shell ? null : [text(file), ...list.map(text)],
      );
    },
    fork(file, args, options) {
      const settings = Array.isArray(args) ? options : args;
      const list = Array.isArray(args) ? args : [];
      const child = run('child_process.fork', lineOf('node', [file, ...list]), settings, undefined, [
        'node',
        text(file),
        ...list.map(text),
      ]);
      child.connected = true;
      return child;
    },
    execSync(command, options) {
      const { output, code } = perform('child_process.execSync', text(command), options, null);
      if (code !== 0)
        throw Object.assign(failed(text(command), '', code), {
          status: code,
          stdout: Buffer.from(output),
          stderr: Buffer.from(''),
        });
      return asText(output, { ...options, _sync: true });
    },
    execFileSync(file, args, options) {
      const list = Array.isArray(args) ? args : [];
      const settings = Array.isArray(args) ? options : args;
      const { output, code } = perform('child_process.execFileSync', lineOf(file, list), settings, [
        text(file),
        ...list.map(text),
      ]);
      if (code !== 0) throw Object.assign(failed(lineOf(file, list), '', code), { status: code });
      return asText(output, { ...settings, _sync: true });
    },
    spawnSync(file, args, options) {
      const list = Array.isArray(args) ? args : [];
      const settings = Array.isArray(args) ? options : args;
      const words = [text(file), ...list.map(text)];
      const { output, code } = perform(
        'child_process.spawnSync',
        settings?.shell ? words.join(' ') : lineOf(file, list),
        settings,
        settings?.shell ? null : words,
      );
      if (settings?.input) launched(kit, lineOf(file, list), words, String(settings.input));
      const stdout = asText(output, { ...settings, _sync: true });
      return {
        pid: pid++,
        status: code,
        signal: null,
        stdout,
        stderr: asText('', { ...settings, _sync: true }),
        output: [null, stdout, ''],
      };
    },
  };
  const { promisify } = kit.builtin('util');
  for (const name of ['exec', 'execFile']) {
    const plain = child_process[name];
    Object.defineProperty(plain, promisify.custom, {
      value: (...args) => {
        let child;
        const promise = new Promise((resolve, reject) => {
          child = plain(...args, (error, stdout, stderr) =>
            error ? reject(Object.assign(error, { stdout, stderr })) : resolve({ stdout, stderr }),
          );
        });
        return Object.assign(promise, { child });
      },
      enumerable: false,
    });
  }
  kit.runCommand = perform;
  return { child_process };
};
