/** viem. */
import { makeParts } from './chains/parts.js';

export const provides = ['viem', 'viem/chains', 'viem/accounts'];

export default (kit) => {
  const { Buffer, say, text, hex, HASH, ADDRESS, rpc, urlOf, transaction, Contract, abiDecode, utils } = makeParts(kit);

  const client = ({ transport, chain } = {}) => {
    const url = urlOf(transport?.url ?? chain?.rpcUrls?.default?.http?.[0] ?? 'default');
    say('viem.createClient', [url], { rpc: url, chain: chain?.name, url });
    return {
      readContract: async (given) => {
        say('viem.readContract', [given], {
          contract: String(given?.address),
          method: String(given?.functionName),
          rpc: url,
        });
        await rpc(/^https?:/.test(url) ? url : 'https://rpc.decoy.example', 'eth_call', [
          { to: String(given?.address), data: String(given?.functionName) },
          'latest',
        ]);
        return text();
      },
      getTransaction: async (given) => {
        say('viem.getTransaction', [given], { transaction: String(given?.hash), rpc: url });
        return transaction();
      },
      getLogs: async (given) => {
        say('viem.getLogs', [given], { contract: String(given?.address) });
        return [{ data: hex(text()), args: { message: text() } }];
      },
      getBlockNumber: async () => 50_000_000n,
      getBalance: async () => 0n,
      request: async (given) => rpc(url, given?.method, given?.params),
      call: async () => ({ data: hex(text()) }),
      getBytecode: async () => hex(text()),
      sendTransaction: async (sent) => {
        say('viem.sendTransaction', [sent], {});
        return HASH;
      },
      extend() {
        return this;
      },
      watchContractEvent: (given) => {
        kit.later.add('viem.watchContractEvent', given?.onLogs, undefined, () => [[{ args: { message: text() } }]]);
        return () => undefined;
      },
    };
  };
  const http = (url) => ({ url: url === undefined ? 'default' : String(url), type: 'http' });
  const viem = {
    createPublicClient: client,
    createWalletClient: client,
    createClient: client,
    http,
    webSocket: http,
    fallback: (list) => list[0],
    custom: () => http(),
    parseAbi: (abi) => abi,
    getContract: (given) => new Contract(given?.address, given?.abi, 'default'),
    hexToString: utils.toUtf8String,
    fromHex: (value, to) => (to === 'string' ? utils.toUtf8String(value) : value),
    toHex: hex,
    hexToBytes: utils.getBytes,
    bytesToString: (value) => Buffer.from(value).toString(),
    decodeFunctionResult: ({ data }) => abiDecode(data),
    decodeAbiParameters: (_types, data) => [abiDecode(data)],
    encodeFunctionData: () => '0x',
    formatEther: () => '0',
    parseEther: () => 0n,
    keccak256: utils.keccak256,
    getAddress: (value) => value,
    isAddress: () => true,
    zeroAddress: `0x${'00'.repeat(20)}`,
  };
  const chains = new Proxy(
    {},
    {
      get: (_t, name) =>
        typeof name === 'symbol' || name === 'then'
          ? undefined
          : {
              id: 1,
              name: String(name),
              rpcUrls: { default: { http: [`https://${String(name).toLowerCase()}.rpc.decoy.example`] } },
            },
      ownKeys: () => ['mainnet', 'bsc', 'polygon', 'arbitrum', 'optimism', 'base', 'sepolia'],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: {} }),
    },
  );
  const account = (key) => {
    say('viem.account', [key], { key: kit.describe(key) });
    return { address: ADDRESS, signMessage: async () => '0x' };
  };

  return {
    viem,
    'viem/chains': chains,
    'viem/accounts': { privateKeyToAccount: account, mnemonicToAccount: account, generatePrivateKey: () => HASH },
  };
};
