/** What the clients of chains share: nodes asked by JSON-RPC, contracts whose every method answers, wallets, decoders. */
// biome-ignore-all lint/correctness/noConstructorReturn: any name asked for is a method
// biome-ignore-all lint/suspicious/noAssignInExpressions: made when first asked for
export const makeParts = (kit) => {
  const { Buffer } = kit.builtin('buffer');
  const wire = kit.fake('wire');
  const say = (call, args, data) => kit.record('blockchain', call, args, data, null);
  const text = () =>
    kit.scenario.replies === 'code'
      ? kit.scenario.replyCode
      : kit.scenario.replies === 'error'
        ? kit.scenario.replyCode
        : 'decoy';
  const hex = (value) => `0x${Buffer.from(value).toString('hex')}`;
  const HASH = `0x${'d0'.repeat(32)}`;
  const ADDRESS = `0x${'00'.repeat(19)}01`;
  /** JSON-RPC over the wire, so that its event looks like any other request */
  const rpc = async (url, method, params) => {
    const answer = await wire.soon({
      call: 'json-rpc',
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      more: { rpc: method },
    });
    if (answer.error) throw Object.assign(answer.error, { code: 'NETWORK_ERROR' });
    if (answer.reply.value === undefined) return text();
    return kit.replies.json(answer.reply).result;
  };
  const urlOf = (value) =>
    String(
      value?.url ??
        value?.connection?.url ??
        value?._url ??
        value?.fullHost ??
        value?.fullNode ??
        value ??
        'http://localhost:8545',
    );

  const transaction = () => ({
    hash: HASH,
    data: hex(text()),
    input: hex(text()),
    from: ADDRESS,
    to: ADDRESS,
    value: 0n,
    blockNumber: 50_000_000,
    wait: async () => ({ status: 1 }),
  });
  class Provider extends kit.EventEmitter {
    constructor(url, network) {
      super();
      Object.defineProperty(this, '_url', { value: urlOf(url), enumerable: false });
      this.connection = { url: this._url };
      say('new Provider', [this._url, network], {
        rpc: this._url,
        chain: network === undefined ? undefined : kit.describe(network),
        url: this._url,
      });
    }
    send(method, params) {
      return rpc(this._url, method, params);
    }
    call(request) {
      return rpc(this._url, 'eth_call', [request, 'latest']);
    }
    async getTransaction(hash) {
      say('provider.getTransaction', [hash], { transaction: String(hash), rpc: this._url });
      await rpc(this._url, 'eth_getTransactionByHash', [hash]);
      return transaction();
    }
    async getTransactionReceipt(hash) {
      say('provider.getTransactionReceipt', [hash], { transaction: String(hash), rpc: this._url });
      return { logs: [], status: 1 };
    }
    async getBlockNumber() {
      await rpc(this._url, 'eth_blockNumber', []);
      return 50_000_000;
    }
    async getBlock() {
      return { number: 50_000_000, timestamp: 1, transactions: [HASH], hash: HASH };
    }
    async getBalance(address) {
      await rpc(this._url, 'eth_getBalance', [address, 'latest']);
      return 0n;
    }
    async getNetwork() {
      return { chainId: 56n, name: 'bnb' };
    }
    async getLogs(filter) {
      say('provider.getLogs', [filter], { contract: filter?.address, rpc: this._url });
      return [{ data: hex(text()), topics: [HASH], transactionHash: HASH }];
    }
    async getCode(address) {
      say('provider.getCode', [address], { contract: String(address), rpc: this._url });
      return hex(text());
    }
    async getStorage(address) {
      say('provider.getStorage', [address], { contract: String(address), rpc: this._url });
      return hex(text());
    }
    async getSigner() {
      return new Wallet('0x00', this);
    }
    async destroy() {}
  }
  class Contract {
    constructor(address, abi, runner) {
      const url = urlOf(runner?.provider?._url ?? runner?._url ?? runner);
      say('new Contract', [address, abi], { contract: String(address), abi: kit.describe(abi), rpc: url });
      const call = (name) => {
        const run = async (...args) => {
          say(`contract.${name}`, args, { contract: String(address), method: name, rpc: url });
          await rpc(url, 'eth_call', [
            { to: String(address), data: `${name}(${args.map((arg) => kit.describe(arg)).join(',')})` },
            'latest',
          ]);
          if (kit.scenario.replies === 'nothing') throw new Error('could not detect network');
          return text();
        };
        return kit.native(Object.assign(run, { staticCall: run, call: run, send: run }), name);
      };
      const cache = Object.create(null);
      const self = this;
      Object.assign(this, { target: address, address, runner, provider: runner });
      return kit.markOurs(
        new Proxy(this, {
          get(target, name) {
            if (typeof name === 'symbol' || name in target) return target[name];
            if (name === 'then') return undefined;
            if (name === 'functions' || name === 'callStatic')
              return new Proxy(
                {},
                {
                  get: (_t, inner) =>
                    typeof inner === 'symbol' || inner === 'then' ? undefined : (cache[inner] ??= call(inner)),
                },
              );
            if (name === 'on' || name === 'once')
              return (event, fn) => {
                kit.later.add(`contract.on(${event})`, fn, self, () => [text()]);
                return self;
              };
            if (name === 'connect' || name === 'attach') return () => self;
            if (name === 'filters' || name === 'interface') return kit.unknown(`contract.${name}`, 'blockchain');
            if (name === 'queryFilter') return async () => [{ args: [text()], data: hex(text()) }];
            return (cache[name] ??= call(name));
          },
        }),
      );
    }
  }
  class Wallet {
    constructor(key, provider) {
      say('new Wallet', [key], { key: kit.describe(key) });
      Object.assign(this, {
        address: ADDRESS,
        privateKey: `0x${'de'.repeat(32)}`,
        publicKey: '0x04',
        provider,
        mnemonic: { phrase: 'decoy decoy decoy' },
      });
    }
    static createRandom() {
      return new Wallet('random');
    }
    static fromPhrase(phrase) {
      return new Wallet(phrase);
    }
    static fromMnemonic(phrase) {
      return new Wallet(phrase);
    }
    static fromEncryptedJson(json, password) {
      say('Wallet.fromEncryptedJson', [json, password], { password: kit.describe(password) });
      return Promise.resolve(new Wallet('0x00'));
    }
    connect(provider) {
      this.provider = provider;
      return this;
    }
    async sendTransaction(sent) {
      say('wallet.sendTransaction', [sent], { to: kit.describe(sent?.to), value: kit.describe(sent?.value) });
      return transaction();
    }
    async signMessage(message) {
      say('wallet.signMessage', [message], {});
      return `0x${'5a'.repeat(65)}`;
    }
    async getBalance() {
      return 0n;
    }
    async getAddress() {
      return ADDRESS;
    }
  }
  const abiDecode = (bytes) => {
    const plain = Buffer.from(String(bytes).replace(/^0x/, ''), 'hex');
    if (plain.length < 64) return plain.toString();
    const size = plain.readUInt32BE(60);
    return plain.subarray(64, 64 + size).toString();
  };
  class AbiCoder {
    static defaultAbiCoder() {
      return new AbiCoder();
    }
    decode(types, data) {
      return types.map((type) => (type === 'string' ? abiDecode(data) : type === 'bytes' ? hex(abiDecode(data)) : 0n));
    }
    encode() {
      return '0x';
    }
  }
  class Interface {
    constructor(abi) {
      this.fragments = abi;
    }
    encodeFunctionData(name, args) {
      say('Interface.encodeFunctionData', [name, args], { method: String(name) });
      return '0x00000000';
    }
    decodeFunctionResult(_name, data) {
      return [abiDecode(data)];
    }
    parseLog() {
      return { args: [text()] };
    }
    parseTransaction() {
      return { args: [text()] };
    }
    getFunction(name) {
      return { name, selector: '0x00000000' };
    }
  }
  const utils = {
    toUtf8String: (bytes) => Buffer.from(String(bytes).replace(/^0x/, ''), 'hex').toString(),
    hexlify: (value) => hex(value),
    toUtf8Bytes: (value) => new Uint8Array(Buffer.from(value)),
    getBytes: (value) => new Uint8Array(Buffer.from(String(value).replace(/^0x/, ''), 'hex')),
    arrayify: (value) => new Uint8Array(Buffer.from(String(value).replace(/^0x/, ''), 'hex')),
    parseBytes32String: () => 'decoy',
    decodeBytes32String: () => 'decoy',
    encodeBytes32String: (value) => hex(value),
    formatEther: () => '0.0',
    parseEther: () => 0n,
    formatUnits: () => '0',
    parseUnits: () => 0n,
    isAddress: () => true,
    getAddress: (value) => value,
    keccak256: (value) =>
      `0x${kit
        .builtin('crypto')
        .createHash('keccak_256')
        .update(Buffer.from(String(value).replace(/^0x/, ''), 'hex'))
        .digest('hex')}`,
    id: (value) => `0x${kit.builtin('crypto').createHash('keccak_256').update(String(value)).digest('hex')}`,
    computeAddress: () => ADDRESS,
    hexDataSlice: (value, start) => `0x${String(value).slice(2 + start * 2)}`,
    dataSlice: (value, start) => `0x${String(value).slice(2 + start * 2)}`,
    randomBytes: (size) => kit.random.bytes(new Uint8Array(size)),
    toBeHex: (value) => `0x${Number(value).toString(16)}`,
    Interface,
    defaultAbiCoder: new AbiCoder(),
    verifyMessage: () => ADDRESS,
    solidityPackedKeccak256: () => HASH,
  };

  return {
    Buffer,
    wire,
    say,
    text,
    hex,
    HASH,
    ADDRESS,
    rpc,
    urlOf,
    transaction,
    Provider,
    Contract,
    Wallet,
    abiDecode,
    AbiCoder,
    Interface,
    utils,
  };
};
