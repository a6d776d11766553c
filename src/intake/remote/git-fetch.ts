/**
 * A repository from the network: fetched by the git program into an empty bare repository of our own, in a temporary folder, with an
 * emptied environment: no configuration, hooks, templates, credentials, filters, submodules or checkout. Its objects are then read
 * like any other target's. The folder is removed in every case.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CounterlureError, displayText } from '../../lib/index.ts';
import type { Budget } from '../limits/budget.ts';
import type { OpenOptions } from '../options.ts';
import { fetchableUrl } from './git-url.ts';

const SAFE = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'credential.helper=',
  'core.askPass=',
  'gc.auto=0',
  'maintenance.auto=false',
  'fetch.unpackLimit=1',
  'fetch.recurseSubmodules=false',
  'protocol.version=2',
];
/** A shallow history is enough for facts; the whole one only on request. */
const DEPTH = 50;
const HISTORY_DEPTH = 20_000;

export async function withFetchedRepository<T>(
  target: string,
  options: OpenOptions,
  budget: Budget,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const shown = displayText(target, 300);
  const allowed = fetchableUrl(target, options.allowFileUrl === true);
  if (allowed === null)
    throw new CounterlureError('CL_TARGET_UNSUPPORTED', `only https:// and ssh git URLs are fetched, not ${shown}`);
  if (options.allowNetwork !== true)
    throw new CounterlureError('CL_NETWORK_NOT_ALLOWED', `fetching ${shown} needs the network`);
  const home = mkdtempSync(join(tmpdir(), 'counterlure-'));
  try {
    const folder = join(home, 'repository');
    const git = new GitProgram(home, allowed.protocols, options.env ?? process.env, budget);
    await git.run(['init', '--quiet', '--bare', '--template=', folder], shown);
    const head = await defaultBranch(git, allowed.url, shown);
    const depth = `--depth=${options.history === true ? HISTORY_DEPTH : DEPTH}`;
    const fetch = [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-recurse-submodules',
      '--no-auto-gc',
      '--no-write-fetch-head',
      depth,
    ];
    await git.run(['-C', folder, ...fetch, '--', allowed.url, '+refs/heads/*:refs/heads/*'], shown);
    if (head !== null) writeFileSync(join(folder, 'HEAD'), `ref: ${head}\n`);
    return await use(folder);
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function defaultBranch(git: GitProgram, url: string, shown: string): Promise<string | null> {
  const lines = await git.run(['ls-remote', '--quiet', '--symref', '--', url, 'HEAD'], shown);
  return /^ref: (refs\/heads\/[\w./@+-]{1,200})\tHEAD$/m.exec(lines)?.[1] ?? null;
}

class GitProgram {
  readonly #home: string;
  readonly #env: Record<string, string>;
  readonly #budget: Budget;

  constructor(home: string, protocols: string, env: Readonly<Record<string, string | undefined>>, budget: Budget) {
    this.#home = home;
    this.#budget = budget;
    const kept = [
      'PATH',
      'SSH_AUTH_SOCK',
      'https_proxy',
      'HTTPS_PROXY',
      'no_proxy',
      'NO_PROXY',
      'SSL_CERT_FILE',
      'SSL_CERT_DIR',
      'SYSTEMROOT',
      'TEMP',
      'TMP',
    ];
    this.#env = {
      ...Object.fromEntries(kept.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]))),
      HOME: home,
      XDG_CONFIG_HOME: home,
      LC_ALL: 'C',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_ATTR_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_ALLOW_PROTOCOL: protocols,
      GIT_LFS_SKIP_SMUDGE: '1',
      GIT_SSH_COMMAND: 'ssh -F /dev/null -oBatchMode=yes -oClearAllForwardings=yes -oPermitLocalCommand=no',
    };
  }

  /** Gives what it printed, at most 1 MiB. */
  run(args: readonly string[], shown: string): Promise<string> {
    const limits = this.#budget.limits;
    return new Promise((resolve, reject) => {
      const all = [...SAFE.flatMap((setting) => ['-c', setting]), ...args];
      const child = spawn('git', all, { cwd: this.#home, env: this.#env, stdio: ['ignore', 'pipe', 'pipe'] });
      let out = '';
      let problem = '';
      let stopped: CounterlureError | null = null;
      const stop = (error: CounterlureError) => {
        stopped = error;
        child.kill('SIGKILL');
      };
      const timer = setTimeout(
        () =>
          stop(
            new CounterlureError('CL_LIMIT', `fetching ${shown} took longer than ${limits.maxMillis} ms (max-time)`),
          ),
        this.#budget.millis,
      );
      const watch = setInterval(() => {
        if (folderBytes(this.#home) > limits.maxBytes)
          stop(new CounterlureError('CL_LIMIT', `${shown} is larger than ${limits.maxBytes} bytes (max-bytes)`));
      }, 500);
      const done = () => {
        clearTimeout(timer);
        clearInterval(watch);
      };
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        if (out.length < 1024 * 1024) out += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        if (problem.length < 8192) problem += text;
      });
      child.on('error', (error) => {
        done();
        reject(
          new CounterlureError('CL_NETWORK_FAILED', `the git program cannot be started to fetch ${shown}`, {
            cause: error,
          }),
        );
      });
      child.on('close', (code) => {
        done();
        if (stopped !== null) reject(stopped);
        else if (code === 0) resolve(out);
        else
          reject(
            new CounterlureError(
              'CL_NETWORK_FAILED',
              `fetching ${shown} failed: ${displayText(problem.trim().split('\n').at(-1) ?? '', 200)}`,
            ),
          );
      });
    });
  }
}

function folderBytes(folder: string): number {
  let total = 0;
  try {
    for (const item of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (item.isFile()) total += statSync(join(item.parentPath, item.name), { throwIfNoEntry: false })?.size ?? 0;
    }
  } catch {
    // it changes while it is measured; the next look measures again
  }
  return total;
}
