/** The selector of a contract’s function: the first four bytes of the Keccak-256 of its signature (Solidity ABI specification). */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { type Value, visitValues } from '../facts/value.ts';

export function selectorOf(signature: string): string {
  return `0x${Buffer.from(keccak_256(Buffer.from(signature, 'utf8')))
    .toString('hex')
    .slice(0, 8)}`;
}

/** Of the only function of an ABI, written for people or as JSON. */
export function selectorIn(abi: Value | undefined): string | null {
  if (abi === undefined) return null;
  const found = new Set<string>();
  visitValues(abi, (one) => {
    if (one.k === 'text') {
      const match = /^\s*function\s+([A-Za-z_$][\w$]{0,60})\s*\(([^()]{0,200})\)/.exec(one.text);
      if (match !== null) found.add(`${match[1]}(${typesOf(match[2] ?? '')})`);
    }
    if (one.k !== 'object') return undefined;
    const name = one.entries.get('name');
    const inputs = one.entries.get('inputs');
    const type = one.entries.get('type');
    if (name?.k !== 'text' || inputs?.k !== 'list' || (type?.k === 'text' && type.text !== 'function'))
      return undefined;
    const types = inputs.items.map((input) => (input.k === 'object' ? input.entries.get('type') : undefined));
    if (types.every((one) => one?.k === 'text'))
      found.add(`${name.text}(${types.map((one) => (one?.k === 'text' ? one.text : '')).join(',')})`);
    return undefined;
  });
  const [only] = found;
  return found.size === 1 && only !== undefined ? selectorOf(only) : null;
}

function typesOf(parameters: string): string {
  return parameters
    .split(',')
    .map((one) => one.trim().split(/\s+/)[0] ?? '')
    .filter((one) => one !== '')
    .map((type) => (type === 'uint' || type === 'int' ? `${type}256` : type))
    .join(',');
}
