/** Dead drops: contracts, transactions and accounts of chains, documents of storage services, pastes, Nostr profiles, TXT records, pictures. T40, T45, T49, T62–T64. */
import { JSON_STORAGE } from '../../../indicators/index.ts';
import type { Proof, SampleConfig } from '../../../model/index.ts';
import type { Context } from '../context.ts';
import { chainOf } from '../data/chains.ts';
import { CHAIN_PATH, PASTE_HOST } from '../data/paths.ts';
import { selectorIn } from '../data/selector.ts';
import { alternatives, dotted, objectIn, textOf, type Value, visitValues, wholeText } from '../facts/value.ts';
import { Ledger, proofsOf } from '../proofs.ts';
import type { Sent } from '../requests/request.ts';
import { fieldOfEvent, proofOfEvent } from '../trace.ts';

type Drop = Omit<SampleConfig['deadDrops'][number], 'evidence'>;

const READS = new Map<string, Drop['kind']>([
  ['eth_call', 'contract'],
  ['eth_getStorageAt', 'contract'],
  ['eth_getLogs', 'contract'],
  ['eth_getTransactionByHash', 'transaction'],
  ['eth_getTransactionReceipt', 'transaction'],
  ['getTransaction', 'transaction'],
  ['getSignaturesForAddress', 'account'],
  ['getAccountInfo', 'account'],
]);

export function deadDropsOf(context: Context, xorKeys: readonly string[]): SampleConfig['deadDrops'] {
  const ledger = new Ledger<Drop>();
  const add = (drop: Drop, proofs: readonly Proof[]): void =>
    ledger.add(
      `${drop.kind} ${drop.chain} ${drop.address?.toLowerCase() ?? ''} ${drop.kind === 'transaction' || drop.address !== null ? '' : drop.url}`,
      drop,
      proofs,
      (one, other) => ({
        ...one,
        rpc: [...new Set([...one.rpc, ...other.rpc])].sort(),
        selector: one.selector ?? other.selector,
        key: one.key ?? other.key,
      }),
    );
  const [only] = xorKeys;
  const key = xorKeys.length === 1 && only !== undefined ? only : null;
  for (const sent of context.sent) ofRequest(sent, key, add);
  ofLibraries(context, key, add);
  ofPictures(context, add);
  ofOthers(context, add);
  return withChains(ledger.list());
}

/** An address whose chain is known from one place is of that chain everywhere. */
function withChains(drops: SampleConfig['deadDrops']): SampleConfig['deadDrops'] {
  const out: SampleConfig['deadDrops'] = [];
  for (const drop of drops) {
    const known =
      drop.chain !== null || drop.address === null
        ? undefined
        : drops.find(
            (one) => one !== drop && one.kind === drop.kind && one.address === drop.address && one.chain !== null,
          );
    if (known === undefined) out.push(drop);
    else {
      known.rpc = [...new Set([...known.rpc, ...drop.rpc])].sort();
      known.evidence = proofsOf([...known.evidence, ...drop.evidence]);
    }
  }
  return out;
}

function ofRequest(sent: Sent, key: string | null, add: (drop: Drop, proofs: readonly Proof[]) => void): void {
  const none = { chain: null, address: null, selector: null, rpc: [] as string[], url: null, key: null };
  const kind = sent.rpc === null ? undefined : READS.get(sent.rpc);
  if (kind !== undefined) {
    const ids = sent.body.find(({ name }) => name === 'id' || name === 'chainId')?.constant ?? null;
    const chain = chainOf(sent.url, ids);
    const to = paramsOf(sent);
    add(
      {
        ...none,
        kind,
        chain,
        address: to.address,
        selector: to.selector,
        rpc: [sent.url],
        key: kind === 'contract' || kind === 'transaction' ? key : null,
      },
      sent.proofs,
    );
    return;
  }
  const account = CHAIN_PATH.exec(sent.path);
  if (account !== null) {
    const address = account[1] ?? account[2] ?? '';
    add(
      { ...none, kind: 'account', chain: address.startsWith('T') ? 'TRON' : 'Aptos', address, rpc: [], url: sent.url },
      sent.proofs,
    );
    return;
  }
  const row = JSON_STORAGE.find(
    (one) => (sent.host === one.host || sent.host.endsWith(`.${one.host}`)) && one.path.test(sent.path),
  );
  if (PASTE_HOST.test(sent.host))
    add(
      {
        ...none,
        kind: 'paste',
        address: row?.path.exec(sent.path)?.[1] ?? sent.path.split('/').filter(Boolean).at(-1) ?? null,
        url: sent.url,
      },
      sent.proofs,
    );
  else if (row !== undefined)
    add({ ...none, kind: 'json-storage', address: row.path.exec(sent.path)?.[1] ?? null, url: sent.url }, sent.proofs);
}

/** Contract and selector, or the hash, of a JSON-RPC body, stated or recorded. */
function paramsOf({ body }: Sent): { address: string | null; selector: string | null } {
  const entry = (name: string): string | null => {
    const field = body.find((one) => one.name === `params.${name}`);
    return (
      field?.constant ??
      (field?.example !== undefined && field.example !== null && field.value === null ? field.example : null)
    );
  };
  const to = ours(entry('to') ?? entry('address'));
  const data = entry('data') ?? entry('input');
  if (to !== null) return { address: to, selector: data === null ? null : data.slice(0, 10) };
  const params = body.find(({ name }) => name === 'params');
  const first =
    params?.value?.k === 'list'
      ? wholeText(params.value.items[0] ?? { k: 'unknown' })
      : (/^\["([\w]{32,90})"/.exec(params?.example ?? '')?.[1] ?? null);
  return {
    address:
      ours(first) !== null && first !== null && /^0x[0-9a-f]{40,64}$|^[1-9A-HJ-NP-Za-km-z]{32,90}$/i.test(first)
        ? first
        : null,
    selector: null,
  };
}

/** Hashes of our scripted answers name nothing of theirs. */
function ours(address: string | null): string | null {
  return address !== null && /^0x(?:d0){20,}$|^0x0{38,}/i.test(address) ? null : address;
}

/** `new ethers.Contract(address, abi, new JsonRpcProvider(url)).getMemo()`, `web3.eth.call({to, data})`, `viem.readContract` */
function ofLibraries(
  { readings, events }: Context,
  key: string | null,
  add: (drop: Drop, proofs: readonly Proof[]) => void,
): void {
  for (const { program, proof } of readings.programs)
    for (const { name, value, at, end } of program.calls) {
      const proofs = (): readonly Proof[] => [proof(at, program.text.slice(at, Math.min(end, at + 160)))];
      if (/(?:^|\.)Contract$/.test(name)) {
        const address = value.args
          .map((arg) => wholeText(alternatives(arg, 2)[0] ?? arg))
          .find((text) => text !== null && /^0x[0-9a-f]{40}$/i.test(text));
        const rpc = [...new Set([...value.args.flatMap(urlsIn), ...urlsIn(value.callee)])].sort();
        if (address !== undefined && address !== null)
          add(
            {
              kind: 'contract',
              chain: chainOf(rpc.join(' '), null),
              address,
              selector: value.args.map(selectorIn).find((one) => one !== null) ?? null,
              rpc,
              url: null,
              key,
            },
            proofs(),
          );
      } else if (/(?:^|\.)(?:eth\.call|readContract|eth\.getStorageAt|provider\.call|\.call)$/.test(name)) {
        const object = objectIn(value.args[0]);
        const address = textOf(object?.entries.get('to') ?? object?.entries.get('address'));
        if (address === null || !/^0x[0-9a-f]{40}$/i.test(address)) continue;
        const data = textOf(object?.entries.get('data'));
        const rpc = urlsIn(value.callee);
        add(
          {
            kind: 'contract',
            chain: chainOf(rpc.join(' '), null) ?? chainNamed(value.callee),
            address,
            selector: data?.slice(0, 10) ?? selectorIn(object?.entries.get('abi')),
            rpc,
            url: null,
            key,
          },
          proofs(),
        );
      } else if (
        /(?:^|\.)resolveTxt$|(?:^|\.)resolve$/.test(name) &&
        (name.endsWith('resolveTxt') || textOf(value.args[1]) === 'TXT')
      ) {
        const host = textOf(value.args[0]);
        if (host?.includes('.') === true)
          add({ kind: 'dns', chain: null, address: host, selector: null, rpc: [], url: null, key: null }, proofs());
      }
    }
  for (const event of events) {
    if (event.category !== 'blockchain') continue;
    const address = fieldOfEvent(event, 'to', 'contract', 'address', 'account');
    if (
      address === null ||
      !/^(?:0x[0-9a-f]{40,64}|T[1-9A-HJ-NP-Za-km-z]{33}|[1-9A-HJ-NP-Za-km-z]{32,44})$/i.test(address)
    )
      continue;
    const rpc = fieldOfEvent(event, 'rpc', 'url', 'provider');
    const contract = /call|contract|storage/i.test(event.call) && address.length === 42;
    add(
      {
        kind: contract ? 'contract' : 'account',
        chain: fieldOfEvent(event, 'chain') ?? chainOf(rpc ?? address, null),
        address,
        selector: fieldOfEvent(event, 'data', 'selector')?.slice(0, 10) ?? null,
        rpc: rpc === null ? [] : [rpc],
        url: null,
        key: contract ? key : null,
      },
      [proofOfEvent(event)],
    );
  }
}

/** A chain that a client was made for: `bsc` of viem/chains. */
function chainNamed(value: Value): string | null {
  let found: string | null = null;
  visitValues(value, (one) => {
    if (found !== null) return false;
    if (one.k === 'member' && dotted(one.of) === 'viem/chains') found = chainOf(one.key, null);
    return undefined;
  });
  return found;
}

function urlsIn(value: Value): string[] {
  const out = new Set<string>();
  const stack: Value[] = [value];
  for (let steps = 0; steps < 200; steps++) {
    const one = stack.pop();
    if (one === undefined) break;
    const text = wholeText(one);
    if (text !== null && /^https?:\/\//.test(text)) out.add(text);
    else if (one.k === 'call') stack.push(one.callee, ...one.args);
    else if (one.k === 'member') stack.push(one.of);
    else if (one.k === 'any') stack.push(...one.of);
    else if (one.k === 'list') stack.push(...one.items);
    else if (one.k === 'object') stack.push(...one.entries.values());
  }
  return [...out].sort();
}

/** Code in the comments of pictures (T49): by the decoder that opened it, or by a program that reads `.svg` for comments. */
function ofPictures(
  { material, readings, events }: Context,
  add: (drop: Drop, proofs: readonly Proof[]) => void,
): void {
  const drop: Drop = { kind: 'svg', chain: null, address: null, selector: null, rpc: [], url: null, key: null };
  for (const layer of material.layers)
    if (/svg/i.test(`${layer.decoder} ${layer.how}`))
      add(drop, [
        {
          layer: layer.id,
          line: layer.from?.line ?? null,
          event: layer.event,
          how: layer.origin === 'static' ? 'static' : 'recorded',
          text: layer.how.slice(0, 160),
        },
      ]);
  for (const { program, proof } of readings.programs) {
    const picture = program.text.search(/\.svg\b/i);
    const runs = /\beval\b|\bFunction\b|_compile|\bexec\(|runIn\w+Context/.test(program.text);
    const comments = /<!--/.test(program.text) && /readFile|\bopen\(/.test(program.text);
    if (picture !== -1 && comments && runs) add(drop, [proof(picture, '.svg')]);
  }
  const read = events.find(
    (event) =>
      event.category === 'file' && /\.svg$/i.test(fieldOfEvent(event, 'path') ?? '') && /read/i.test(event.call),
  );
  if (read !== undefined && readings.programs.some(({ program }) => /<!--/.test(program.text)))
    add(drop, [proofOfEvent(read)]);
}

/** Nostr: a filter by author that goes to relays. */
function ofOthers({ seen, readings }: Context, add: (drop: Drop, proofs: readonly Proof[]) => void): void {
  const relays = [
    ...new Set(seen.filter(({ text }) => /^wss:\/\/[\w.-]{3,120}\/?$/.test(text)).map(({ text }) => text)),
  ].sort();
  if (relays.length === 0) return;
  for (const { text, proof } of seen) {
    const key = /^npub1[02-9ac-hj-np-z]{58}$/.test(text)
      ? text
      : /^[0-9a-f]{64}$/.test(text) &&
          readings.programs.some(({ program }) => /\bauthors\b|\bREQ\b|\bpubkey\b/.test(program.text))
        ? text
        : null;
    if (key !== null)
      add(
        { kind: 'nostr', chain: null, address: key, selector: null, rpc: relays.slice(0, 20), url: null, key: null },
        [proof()],
      );
  }
}
