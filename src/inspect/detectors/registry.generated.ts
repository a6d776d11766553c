/** Written by scripts/generate.ts: not edited by hand. */
import type { Detector } from '../detector.ts';
import blobInConfig from './blob-in-config.ts';
import builtStringDensity from './built-string-density.ts';
import chainReadToCode from './chain-read-to-code.ts';
import checkstatusRegistrarShape from './checkstatus-registrar-shape.ts';
import codeAfterExports from './code-after-exports.ts';
import credentialStorePaths from './credential-store-paths.ts';
import dictionaryPayload from './dictionary-payload.ts';
import dnsToCode from './dns-to-code.ts';
import errorBodyToCode from './error-body-to-code.ts';
import familyConfigPaths from './family-config-paths.ts';
import fileSweepGlobs from './file-sweep-globs.ts';
import hiddenRequireInString from './hidden-require-in-string.ts';
import invertedStatusTrigger from './inverted-status-trigger.ts';
import invisibleUnicodeCode from './invisible-unicode-code.ts';
import jsInAsset from './js-in-asset.ts';
import lyingFileToCode from './lying-file-to-code.ts';
import multiAlphabetDecoder from './multi-alphabet-decoder.ts';
import networkReplyToCode from './network-reply-to-code.ts';
import numericAddress from './numeric-address.ts';
import oddScriptExtension from './odd-script-extension.ts';
import offScreenCode from './off-screen-code.ts';
import otterEvents from './otter-events.ts';
import ratVocabulary from './rat-vocabulary.ts';
import requireAliasGlobal from './require-alias-global.ts';
import rotatingXorBytes from './rotating-xor-bytes.ts';
import socketMessageToCode from './socket-message-to-code.ts';
import stringArrayObfuscation from './string-array-obfuscation.ts';
import stringShuffleCipher from './string-shuffle-cipher.ts';
import svgCommentPayload from './svg-comment-payload.ts';
import svgCommentsToCode from './svg-comments-to-code.ts';
import swappedBase64Host from './swapped-base64-host.ts';
import walletExtensionList from './wallet-extension-list.ts';
import wholeFileObfuscatedSource from './whole-file-obfuscated-source.ts';

export const detectors: readonly Detector[] = [
  blobInConfig,
  builtStringDensity,
  chainReadToCode,
  checkstatusRegistrarShape,
  codeAfterExports,
  credentialStorePaths,
  dictionaryPayload,
  dnsToCode,
  errorBodyToCode,
  familyConfigPaths,
  fileSweepGlobs,
  hiddenRequireInString,
  invertedStatusTrigger,
  invisibleUnicodeCode,
  jsInAsset,
  lyingFileToCode,
  multiAlphabetDecoder,
  networkReplyToCode,
  numericAddress,
  oddScriptExtension,
  offScreenCode,
  otterEvents,
  ratVocabulary,
  requireAliasGlobal,
  rotatingXorBytes,
  socketMessageToCode,
  stringArrayObfuscation,
  stringShuffleCipher,
  svgCommentPayload,
  svgCommentsToCode,
  swappedBase64Host,
  walletExtensionList,
  wholeFileObfuscatedSource,
];
