/** Chains by the names in addresses of their nodes and by chain id. Source: chainlist.org's ids; the nodes' own documentation. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/\bbsc|binance|\bbnb|dataseed|opbnb/i, 'BNB Smart Chain'],
  [/tron/i, 'TRON'],
  [/aptos/i, 'Aptos'],
  [/solana/i, 'Solana'],
  [/polygon|matic/i, 'Polygon'],
  [/arbitrum/i, 'Arbitrum'],
  [/optimism/i, 'Optimism'],
  [/\bbase\b/i, 'Base'],
  [/avax|avalanche/i, 'Avalanche'],
  [/sepolia|goerli|holesky/i, 'Ethereum test network'],
  [/ethereum|\beth\b|mainnet\.infura|eth-mainnet|cloudflare-eth|llamarpc|flashbots/i, 'Ethereum'],
];

const BY_ID: ReadonlyMap<string, string> = new Map([
  ['1', 'Ethereum'],
  ['10', 'Optimism'],
  ['56', 'BNB Smart Chain'],
  ['97', 'BNB Smart Chain test network'],
  ['137', 'Polygon'],
  ['8453', 'Base'],
  ['42161', 'Arbitrum'],
  ['43114', 'Avalanche'],
]);

/** `id`: of the chain where it is stated; JSON-RPC ids are asked only where the address says nothing. */
export function chainOf(address: string, id: string | null): string | null {
  const named = BY_NAME.find(([pattern]) => pattern.test(address))?.[1];
  if (named !== undefined) return named;
  const number = /(?:chain|network)[-_]?(\d{1,6})\b/i.exec(address)?.[1];
  return BY_ID.get(number ?? '') ?? (id === null || id === '1' ? null : (BY_ID.get(id) ?? null));
}
