/** ethers, versions 5 and 6. */
import { makeParts } from './chains/parts.js';

export const provides = ['ethers'];

export default (kit) => {
  const { Provider, Contract, Wallet, AbiCoder, utils } = makeParts(kit);

  const providers = {
    JsonRpcProvider: Provider,
    StaticJsonRpcProvider: Provider,
    WebSocketProvider: Provider,
    InfuraProvider: Provider,
    AlchemyProvider: Provider,
    EtherscanProvider: Provider,
    FallbackProvider: Provider,
    Web3Provider: Provider,
  };
  const ethers = {
    ...providers,
    providers,
    utils,
    ...utils,
    Contract,
    Wallet,
    AbiCoder,
    HDNodeWallet: Wallet,
    BaseContract: Contract,
    ContractFactory: Contract,
    BrowserProvider: Provider,
    getDefaultProvider: (network) => new Provider(`default:${kit.describe(network)}`),
    BigNumber: { from: (value) => BigInt(value) },
    constants: { AddressZero: `0x${'00'.repeat(20)}` },
    ZeroAddress: `0x${'00'.repeat(20)}`,
    ZeroHash: `0x${'00'.repeat(32)}`,
    version: '6.13.4',
  };
  ethers.ethers = ethers;
  ethers.default = ethers;

  return { ethers };
};
