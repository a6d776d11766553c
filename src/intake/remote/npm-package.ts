/**
 * The tarball of `npm:name@version` from the configured registry, checked against the integrity that the registry states. Nothing is
 * installed and no script runs. Only the registry's address is read from the user's settings, no credentials.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { CounterlureError, displayText } from '../../lib/index.ts';
import type { Budget } from '../limits/budget.ts';
import type { OpenOptions } from '../options.ts';
import { fetchBytes } from './fetch-bytes.ts';

const DEFAULT_REGISTRY = 'https://registry.npmjs.org/';
const METADATA_BYTES = 64 * 1024 * 1024;
const SPEC = /^npm:((?:@[a-z0-9~][\w.~-]{0,213}\/)?[A-Za-z0-9~][\w.~-]{0,213})(?:@([\w.+-]{1,128}))?$/;

const Metadata = z.object({
  'dist-tags': z.record(z.string(), z.string()).optional(),
  versions: z.record(
    z.string(),
    z.object({
      dist: z.object({ tarball: z.string(), integrity: z.string().optional(), shasum: z.string().optional() }),
    }),
  ),
});

export async function fetchPackage(target: string, options: OpenOptions, budget: Budget): Promise<Uint8Array> {
  const spec = SPEC.exec(target);
  const name = spec?.[1];
  if (name === undefined) {
    throw new CounterlureError(
      'CL_TARGET_UNSUPPORTED',
      `"${displayText(target, 200)}" names no npm package: npm:name, npm:name@version or npm:name@tag`,
    );
  }
  if (options.allowNetwork !== true)
    throw new CounterlureError('CL_NETWORK_NOT_ALLOWED', `fetching ${target} needs the network`);
  const registry = registryUrl(options.env ?? process.env);
  const metadata = await readMetadata(new URL(name.replace('/', '%2f'), registry), budget);
  const wanted = spec?.[2] ?? 'latest';
  const tags = metadata['dist-tags'] ?? {};
  const version = Object.hasOwn(metadata.versions, wanted)
    ? wanted
    : Object.hasOwn(tags, wanted)
      ? (tags[wanted] ?? '')
      : '';
  const dist = Object.hasOwn(metadata.versions, version) ? metadata.versions[version]?.dist : undefined;
  if (dist === undefined) throw new CounterlureError('CL_TARGET_NOT_FOUND', `the registry has no ${name}@${wanted}`);
  const tarball = URL.parse(dist.tarball, registry.href);
  if (tarball === null)
    throw new CounterlureError('CL_TARGET_CORRUPT', `the registry names no address for ${name}@${version}`);
  const bytes = await fetchBytes(tarball, { maxBytes: budget.limits.maxBytes, millis: budget.millis, accept: '*/*' });
  if (!isIntact(bytes, dist)) {
    throw new CounterlureError(
      'CL_TARGET_CORRUPT',
      `the tarball of ${name}@${version} does not have the checksum that the registry states`,
    );
  }
  return bytes;
}

async function readMetadata(url: URL, budget: Budget): Promise<z.infer<typeof Metadata>> {
  const accept = 'application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8';
  const bytes = await fetchBytes(url, { maxBytes: METADATA_BYTES, millis: budget.millis, accept });
  try {
    return Metadata.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (error) {
    throw new CounterlureError(
      'CL_NETWORK_FAILED',
      `the registry's answer about ${displayText(url.pathname, 200)} is not package metadata`,
      { cause: error },
    );
  }
}

/** The strongest of what is stated decides; nothing stated is not intact. */
function isIntact(
  bytes: Uint8Array,
  dist: { readonly integrity?: string | undefined; readonly shasum?: string | undefined },
): boolean {
  const stated = (dist.integrity ?? '').trim().split(/\s+/);
  for (const algorithm of ['sha512', 'sha384', 'sha256', 'sha1']) {
    const values = stated
      .filter((one) => one.startsWith(`${algorithm}-`))
      .map((one) => one.slice(algorithm.length + 1).split('?')[0]);
    if (values.length > 0) return values.includes(createHash(algorithm).update(bytes).digest('base64'));
  }
  return dist.shasum !== undefined && createHash('sha1').update(bytes).digest('hex') === dist.shasum.toLowerCase();
}

/** npm_config_registry, then `registry=` of the user's .npmrc, then the public one. */
export function registryUrl(env: Readonly<Record<string, string | undefined>>): URL {
  const named = env['npm_config_registry'] ?? env['NPM_CONFIG_REGISTRY'] ?? fromNpmrc(env) ?? DEFAULT_REGISTRY;
  const url = URL.parse(named.endsWith('/') ? named : `${named}/`);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new CounterlureError('CL_USAGE', `the configured npm registry is not an address: ${displayText(named, 200)}`);
  }
  return url;
}

function fromNpmrc(env: Readonly<Record<string, string | undefined>>): string | undefined {
  try {
    const text = readFileSync(join(env['HOME'] ?? homedir(), '.npmrc'), 'utf8');
    return /^[ \t]*registry[ \t]*=[ \t]*"?([^\s"]+)/m.exec(text)?.[1];
  } catch {
    return undefined;
  }
}
