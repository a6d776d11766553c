/** TRON, Aptos, Solana, Nostr and small packages of wallets. */
// biome-ignore-all lint/correctness/noConstructorReturn: any name asked for is a method
import { makeParts } from './chains/parts.js';

export const provides = [
  'tronweb',
  'aptos',
  '@aptos-labs/ts-sdk',
  '@solana/web3.js',
  '@solana/spl-token',
  'nostr-tools',
  'bitcoinjs-lib',
  'bip39',
  'ethereumjs-wallet',
  '@metamask/eth-sig-util',
];

export default (kit) => {
  const { Buffer, wire, say, text, HASH, urlOf, Contract } = makeParts(kit);

  class TronWeb {
    constructor(given, ...rest) {
      this._url = urlOf(given?.fullHost ?? given);
      say('new TronWeb', [given, ...rest], { rpc: this._url, url: this._url, key: given?.privateKey });
      Object.defineProperty(this, '_url', { enumerable: false });
      const url = this._url;
      this.trx = new Proxy(
        {},
        {
          get: (_t, name) =>
            typeof name === 'symbol' || name === 'then'
              ? undefined
              : async (...args) => {
                  say(`tronweb.trx.${name}`, args, { account: kit.describe(args[0]), rpc: url });
                  return {
                    txID: 'd0'.repeat(32),
                    raw_data: { data: Buffer.from(text()).toString('hex'), contract: [] },
                  };
                },
        },
      );
      this.address = { toHex: (value) => value, fromHex: (value) => value, fromPrivateKey: () => 'TDecoy' };
    }
    contract() {
      return { at: async (address) => new Contract(address, [], this._url) };
    }
    toUtf8(value) {
      return Buffer.from(String(value).replace(/^0x/, ''), 'hex').toString();
    }
    toHex(value) {
      return Buffer.from(String(value)).toString('hex');
    }
    setAddress() {}
    async getEventResult(address) {
      say('tronweb.getEventResult', [address], { contract: String(address) });
      return [];
    }
  }
  Object.assign(TronWeb, { TronWeb, default: TronWeb, toUtf8: TronWeb.prototype.toUtf8 });
  class Aptos {
    constructor(given) {
      say('new Aptos', [given], { rpc: kit.describe(given) });
      return kit.markOurs(
        new Proxy(this, {
          get: (_t, name) =>
            typeof name === 'symbol' || name === 'then'
              ? undefined
              : async (...args) => {
                  say(`aptos.${name}`, args, { account: kit.describe(args[0]?.accountAddress ?? args[0]) });
                  return name.endsWith('s')
                    ? [{ hash: HASH, payload: { arguments: [text()] } }]
                    : { hash: HASH, data: text() };
                },
        }),
      );
    }
  }
  class PublicKey {
    constructor(value) {
      this._value = String(value);
      Object.defineProperty(this, '_value', { enumerable: false });
    }
    toString() {
      return this._value;
    }
    toBase58() {
      return this._value;
    }
    toBuffer() {
      return Buffer.alloc(32);
    }
    toBytes() {
      return new Uint8Array(32);
    }
    equals() {
      return true;
    }
    static findProgramAddressSync() {
      return [new PublicKey('decoy'), 255];
    }
  }
  class Connection {
    constructor(url, options) {
      const target = String(url);
      say('new solana.Connection', [target, options], { rpc: target, url: target });
      const answers = {
        getSignaturesForAddress: () => [{ signature: 'decoy', memo: text(), slot: 1, err: null }],
        getAccountInfo: () => ({
          data: Buffer.from(text()),
          lamports: 1,
          owner: new PublicKey('1'),
          executable: false,
        }),
        getBalance: () => 0,
        getLatestBlockhash: () => ({ blockhash: 'decoy', lastValidBlockHeight: 1 }),
        getTransaction: () => ({
          meta: { logMessages: [`Program log: Memo (len 5): "${text()}"`] },
          transaction: { message: { instructions: [{ data: text() }], accountKeys: [] } },
        }),
        getParsedTransaction: () => ({
          meta: { logMessages: [text()] },
          transaction: { message: { instructions: [{ parsed: text() }] } },
        }),
        getVersion: () => ({ 'solana-core': '1.18.0' }),
      };
      return kit.markOurs(
        new Proxy(this, {
          get: (_t, name) =>
            typeof name === 'symbol' || name === 'then'
              ? undefined
              : async (...args) => {
                  say(
                    `solana.${name}`,
                    args.map((arg) => (arg instanceof PublicKey ? arg.toString() : arg)),
                    {
                      account:
                        args[0] === undefined
                          ? undefined
                          : kit.describe(args[0] instanceof PublicKey ? args[0].toString() : args[0]),
                      rpc: target,
                    },
                  );
                  return answers[name] ? answers[name]() : [];
                },
        }),
      );
    }
  }
  const keypair = {
    publicKey: new PublicKey('Decoy11111111111111111111111111111111111111'),
    secretKey: new Uint8Array(64),
  };
  const solana = {
    Connection,
    PublicKey,
    Keypair: {
      generate: () => keypair,
      fromSecretKey: (key) => {
        say('Keypair.fromSecretKey', [key], { key: kit.describe(key) });
        return keypair;
      },
      fromSeed: () => keypair,
    },
    clusterApiUrl: (name) => `https://api.${name}.solana.com`,
    LAMPORTS_PER_SOL: 1_000_000_000,
    SystemProgram: {
      transfer: (given) => {
        say('SystemProgram.transfer', [], { to: String(given?.toPubkey), value: String(given?.lamports) });
        return {};
      },
      programId: new PublicKey('1'),
    },
    Transaction: class Transaction {
      add() {
        return this;
      }
      sign() {}
      serialize() {
        return Buffer.alloc(1);
      }
    },
    VersionedTransaction: class VersionedTransaction {},
    sendAndConfirmTransaction: async () => 'decoy',
  };
  const nostr = {
    SimplePool: class SimplePool {
      async get(relays, filter) {
        say('nostr.get', [relays, filter], { relays: kit.describe(relays), filter: kit.describe(filter) });
        for (const relay of relays) {
          try {
            wire.request({ call: 'nostr', url: relay });
          } catch {}
        }
        return { content: JSON.stringify({ name: 'decoy', website: text() }), pubkey: 'decoy', kind: 0, tags: [] };
      }
      async list(relays, filter) {
        return [await this.get(relays, filter)];
      }
      async querySync(relays, filter) {
        return [await this.get(relays, filter)];
      }
      subscribeMany(relays, filters, handlers) {
        say('nostr.subscribe', [relays, filters], { relays: kit.describe(relays), filter: kit.describe(filters) });
        kit.queue.soon(50, () => handlers?.onevent?.({ content: text(), pubkey: 'decoy', kind: 1, tags: [] }));
        return { close() {} };
      }
      close() {}
    },
    nip19: {
      decode: (value) => {
        say('nip19.decode', [value], { key: String(value) });
        return { type: 'npub', data: 'decoy' };
      },
      npubEncode: (value) => `npub${value}`,
    },
    getPublicKey: () => 'decoy',
    generatePrivateKey: () => 'decoy',
    finalizeEvent: (event) => event,
    relayInit: (url) => ({
      url,
      connect: async () => void wire.request({ call: 'nostr', url }),
      get: async () => ({ content: text() }),
      on() {},
      close() {},
    }),
  };
  return {
    tronweb: TronWeb,
    aptos: { AptosClient: Aptos, AptosAccount: class AptosAccount {}, Provider: Aptos },
    '@aptos-labs/ts-sdk': {
      Aptos,
      AptosConfig: class AptosConfig {
        constructor(given) {
          Object.assign(this, given);
        }
      },
      Network: { MAINNET: 'mainnet', TESTNET: 'testnet' },
    },
    '@solana/web3.js': solana,
    '@solana/spl-token': kit.unknown('@solana/spl-token', 'blockchain'),
    'nostr-tools': nostr,
    'bitcoinjs-lib': kit.unknown('bitcoinjs-lib', 'blockchain'),
    bip39: {
      generateMnemonic: () => 'decoy decoy decoy',
      validateMnemonic: (words) => {
        say('bip39.validateMnemonic', [words], {});
        return false;
      },
      mnemonicToSeedSync: () => Buffer.alloc(64),
      mnemonicToSeed: async () => Buffer.alloc(64),
      wordlists: { english: ['decoy'] },
    },
    'ethereumjs-wallet': kit.unknown('ethereumjs-wallet', 'blockchain'),
    '@metamask/eth-sig-util': kit.unknown('@metamask/eth-sig-util', 'blockchain'),
  };
};
