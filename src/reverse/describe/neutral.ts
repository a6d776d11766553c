/** Addresses that the sample made with names of the decoy machines, as it would make them on any: `http://host/upload/{hostname}`. */
import type { Proof, SampleConfig } from '../../model/index.ts';
import { PERSONAS } from '../emulate/guest/personas.ts';

const HOSTNAMES: readonly string[] = Object.values(PERSONAS).flatMap(({ hostname }) => [
  ...new Set([hostname, encodeURIComponent(hostname), hostname.toLowerCase()]),
]);

export function namesDecoy(text: string): boolean {
  return HOSTNAMES.some((name) => text.includes(name));
}

export function neutralAddress(address: string): string {
  return HOSTNAMES.reduce((text, name) => text.replaceAll(name, '{hostname}'), address);
}

export function neutralConfig(config: SampleConfig): SampleConfig {
  if (!namesDecoy(JSON.stringify([config.endpoints, config.exfiltration, config.tracking, config.pathScheme])))
    return config;
  const { tracking } = config;
  return {
    ...config,
    endpoints: joined(
      config.endpoints.map((one) => ({ ...one, url: neutralAddress(one.url), path: neutralAddress(one.path) })),
      ({ url, method }) => `${method} ${url}`,
    ),
    exfiltration: joined(
      config.exfiltration.map((one) => ({ ...one, endpoint: neutralAddress(one.endpoint) })),
      ({ endpoint, method, fields }) => `${method} ${endpoint} ${fields.join()}`,
    ),
    tracking:
      tracking === null
        ? null
        : {
            ...tracking,
            transmissions: joined(
              tracking.transmissions.map((one) => ({ ...one, endpoint: neutralAddress(one.endpoint) })),
              ({ endpoint, method, every, fields }) => `${method} ${endpoint} ${every} ${fields.join()}`,
            ),
            destination: {
              ...tracking.destination,
              endpoint: neutralAddress(tracking.destination.endpoint),
              path: tracking.destination.path === null ? null : neutralAddress(tracking.destination.path),
            },
          },
  };
}

const MOST_PROOFS = 12;

/** Equal ones as one, with the proofs of all. */
function joined<T extends { readonly evidence: Proof[] }>(list: readonly T[], keyOf: (one: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const one of list) {
    const key = keyOf(one);
    const known = byKey.get(key);
    byKey.set(
      key,
      known === undefined ? one : { ...known, evidence: [...known.evidence, ...one.evidence].slice(0, MOST_PROOFS) },
    );
  }
  return [...byKey.values()];
}
