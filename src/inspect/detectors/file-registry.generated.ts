/** Written by scripts/generate.ts: not edited by hand. */
import type { Detector } from '../detector.ts';
import addressAmongRpcConstants from './address-among-rpc-constants.ts';
import antiAnalysisChecks from './anti-analysis-checks.ts';
import blobInConfig from './blob-in-config.ts';
import builtStringDensity from './built-string-density.ts';
import chainedDeadDrop from './chained-dead-drop.ts';
import checkstatusRegistrarShape from './checkstatus-registrar-shape.ts';
import codeAfterExports from './code-after-exports.ts';
import compiledDownloadToExec from './compiled-download-to-exec.ts';
import credentialStorePaths from './credential-store-paths.ts';
import decoyFunctionsAroundLoader from './decoy-functions-around-loader.ts';
import dictionaryPayload from './dictionary-payload.ts';
import evalOfDecodedLiteral from './eval-of-decoded-literal.ts';
import familyConfigPaths from './family-config-paths.ts';
import fileSweepGlobs from './file-sweep-globs.ts';
import hiddenRequireInString from './hidden-require-in-string.ts';
import invisibleUnicodeCode from './invisible-unicode-code.ts';
import jsInAsset from './js-in-asset.ts';
import multiAlphabetDecoder from './multi-alphabet-decoder.ts';
import numericAddress from './numeric-address.ts';
import oddScriptExtension from './odd-script-extension.ts';
import offScreenCode from './off-screen-code.ts';
import otterEvents from './otter-events.ts';
import powershellEncoded from './powershell-encoded.ts';
import pythonExecNest from './python-exec-nest.ts';
import ratVocabulary from './rat-vocabulary.ts';
import requireAliasGlobal from './require-alias-global.ts';
import rotatingXorBytes from './rotating-xor-bytes.ts';
import scriptNetworkToCode from './script-network-to-code.ts';
import splitAddressConstants from './split-address-constants.ts';
import stagerHostAddress from './stager-host-address.ts';
import stringArrayObfuscation from './string-array-obfuscation.ts';
import stringShuffleCipher from './string-shuffle-cipher.ts';
import svgCommentPayload from './svg-comment-payload.ts';
import swappedBase64Host from './swapped-base64-host.ts';
import vbsHiddenLauncher from './vbs-hidden-launcher.ts';
import walletExtensionList from './wallet-extension-list.ts';
import wholeFileObfuscatedSource from './whole-file-obfuscated-source.ts';

export const fileDetectors: readonly Detector[] = [
  addressAmongRpcConstants,
  antiAnalysisChecks,
  blobInConfig,
  builtStringDensity,
  chainedDeadDrop,
  checkstatusRegistrarShape,
  codeAfterExports,
  compiledDownloadToExec,
  credentialStorePaths,
  decoyFunctionsAroundLoader,
  dictionaryPayload,
  evalOfDecodedLiteral,
  familyConfigPaths,
  fileSweepGlobs,
  hiddenRequireInString,
  invisibleUnicodeCode,
  jsInAsset,
  multiAlphabetDecoder,
  numericAddress,
  oddScriptExtension,
  offScreenCode,
  otterEvents,
  powershellEncoded,
  pythonExecNest,
  ratVocabulary,
  requireAliasGlobal,
  rotatingXorBytes,
  scriptNetworkToCode,
  splitAddressConstants,
  stagerHostAddress,
  stringArrayObfuscation,
  stringShuffleCipher,
  svgCommentPayload,
  swappedBase64Host,
  vbsHiddenLauncher,
  walletExtensionList,
  wholeFileObfuscatedSource,
];
