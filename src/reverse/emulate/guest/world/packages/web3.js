/** web3. */
import { makeParts } from './chains/parts.js';

export const provides = ['web3'];

export default (kit) => {
  const { say, text, hex, ADDRESS, rpc, urlOf, transaction, abiDecode, utils } = makeParts(kit);

  class Web3 {
    constructor(url) {
      const target = urlOf(url);
      say('new Web3', [target], { rpc: target, url: target });
      const ask =
        (method) =>
        (...params) =>
          rpc(target, method, params);
      this.eth = {
        getBlockNumber: ask('eth_blockNumber'),
        getBalance: ask('eth_getBalance'),
        call: ask('eth_call'),
        getTransaction: async (hash) => {
          say('web3.eth.getTransaction', [hash], { transaction: String(hash), rpc: target });
          await rpc(target, 'eth_getTransactionByHash', [hash]);
          return transaction();
        },
        getPastLogs: async (filter) => {
          say('web3.eth.getPastLogs', [filter], { contract: filter?.address, rpc: target });
          return [{ data: hex(text()), topics: [] }];
        },
        getCode: ask('eth_getCode'),
        getGasPrice: ask('eth_gasPrice'),
        getChainId: ask('eth_chainId'),
        sendTransaction: async (sent) => say('web3.eth.sendTransaction', [sent], { to: kit.describe(sent?.to) }),
        accounts: {
          create: () => ({ address: ADDRESS, privateKey: `0x${'de'.repeat(32)}` }),
          privateKeyToAccount: (key) => {
            say('privateKeyToAccount', [key], { key: kit.describe(key) });
            return { address: ADDRESS, signTransaction: async () => ({ rawTransaction: '0x' }) };
          },
          wallet: { add() {} },
        },
        abi: {
          decodeParameter: (type, data) => (type === 'string' ? abiDecode(data) : data),
          decodeParameters: (types, data) =>
            Object.assign([abiDecode(data)], { 0: abiDecode(data), __length__: types.length }),
          encodeFunctionCall: () => '0x',
        },
        Contract: class {
          constructor(abi, address) {
            say('new web3.eth.Contract', [address], { contract: String(address), abi: kit.describe(abi), rpc: target });
            const method =
              (name) =>
              (...args) => ({
                call: async () => {
                  say(`contract.${name}`, args, { contract: String(address), method: name, rpc: target });
                  await rpc(target, 'eth_call', [{ to: String(address), data: name }, 'latest']);
                  return text();
                },
                send: async () => transaction(),
                encodeABI: () => '0x',
                estimateGas: async () => 21_000n,
              });
            this.methods = new Proxy(
              {},
              { get: (_t, name) => (typeof name === 'symbol' || name === 'then' ? undefined : method(name)) },
            );
            this.options = { address };
            this.events = kit.unknown('contract.events', 'blockchain');
            this.getPastEvents = async () => [{ returnValues: { 0: text() } }];
          }
        },
      };
      this.utils = {
        ...utils,
        hexToUtf8: utils.toUtf8String,
        hexToString: utils.toUtf8String,
        hexToAscii: utils.toUtf8String,
        toHex: hex,
        utf8ToHex: hex,
        fromWei: () => '0',
        toWei: () => '0',
        sha3: utils.id,
        isAddress: () => true,
        toChecksumAddress: (value) => value,
      };
      this.currentProvider = { send: () => undefined };
    }
    setProvider() {}
  }
  Object.assign(Web3, {
    Web3,
    default: Web3,
    utils: { ...utils, hexToUtf8: utils.toUtf8String, toHex: hex },
    providers: {
      HttpProvider: class HttpProvider {
        constructor(url) {
          this.url = String(url);
        }
      },
      WebsocketProvider: class WebsocketProvider {
        constructor(url) {
          this.url = String(url);
        }
      },
    },
  });

  return { web3: Web3 };
};
