/** Written by scripts/generate.ts: not edited by hand. */
import type { Detector } from '../detector.ts';
import addressAmongRpcConstants from './address-among-rpc-constants.ts';
import addressDecodedThenFetched from './address-decoded-then-fetched.ts';
import agentFileRunsCommand from './agent-file-runs-command.ts';
import antiAnalysisChecks from './anti-analysis-checks.ts';
import assetRunAsCode from './asset-run-as-code.ts';
import autoTasksAllowed from './auto-tasks-allowed.ts';
import backgroundedScript from './backgrounded-script.ts';
import blobInConfig from './blob-in-config.ts';
import buildRsDownload from './build-rs-download.ts';
import builtStringDensity from './built-string-density.ts';
import chainReadToCode from './chain-read-to-code.ts';
import chainedDeadDrop from './chained-dead-drop.ts';
import checkstatusRegistrarShape from './checkstatus-registrar-shape.ts';
import ciPoisoning from './ci-poisoning.ts';
import clipboardToNetwork from './clipboard-to-network.ts';
import clockRewindScript from './clock-rewind-script.ts';
import codeAfterExports from './code-after-exports.ts';
import commandFromNetwork from './command-from-network.ts';
import compiledDownloadToExec from './compiled-download-to-exec.ts';
import configLoadsOddFile from './config-loads-odd-file.ts';
import credentialPlaceRead from './credential-place-read.ts';
import credentialStorePaths from './credential-store-paths.ts';
import decodedCodeToEval from './decoded-code-to-eval.ts';
import decodedModuleNames from './decoded-module-names.ts';
import decoyFunctionsAroundLoader from './decoy-functions-around-loader.ts';
import defenderRepository from './defender-repository.ts';
import dependencyOnlyInConfig from './dependency-only-in-config.ts';
import devcontainerHostCommand from './devcontainer-host-command.ts';
import dictionaryPayload from './dictionary-payload.ts';
import disableSafetyInstructions from './disable-safety-instructions.ts';
import dnsToCode from './dns-to-code.ts';
import downloadPipedToShell from './download-piped-to-shell.ts';
import downloadThenRun from './download-then-run.ts';
import envAddressToCode from './env-address-to-code.ts';
import envExfiltration from './env-exfiltration.ts';
import envrcRunsDownload from './envrc-runs-download.ts';
import errorBodyToCode from './error-body-to-code.ts';
import evalOfDecodedLiteral from './eval-of-decoded-literal.ts';
import everyScriptIsTrigger from './every-script-is-trigger.ts';
import familyConfigPaths from './family-config-paths.ts';
import fileSweepGlobs from './file-sweep-globs.ts';
import gatedDelivery from './gated-delivery.ts';
import gitConfigCommand from './git-config-command.ts';
import gitignoreNamesPusher from './gitignore-names-pusher.ts';
import hiddenRequireInString from './hidden-require-in-string.ts';
import hookSamplePayload from './hook-sample-payload.ts';
import hooksPathRedirect from './hooks-path-redirect.ts';
import invertedStatusTrigger from './inverted-status-trigger.ts';
import invisibleUnicodeCode from './invisible-unicode-code.ts';
import jsInAsset from './js-in-asset.ts';
import jsonStorageToCode from './json-storage-to-code.ts';
import knownBadPackage from './known-bad-package.ts';
import lifecycleStartsProgram from './lifecycle-starts-program.ts';
import linkEscapes from './link-escapes.ts';
import lockManifestMismatch from './lock-manifest-mismatch.ts';
import lockOddHost from './lock-odd-host.ts';
import lookAlikePackage from './look-alike-package.ts';
import lyingFileToCode from './lying-file-to-code.ts';
import makefileDefaultDownload from './makefile-default-download.ts';
import missingIntegrity from './missing-integrity.ts';
import multiAlphabetDecoder from './multi-alphabet-decoder.ts';
import nameTricks from './name-tricks.ts';
import networkReplyToCode from './network-reply-to-code.ts';
import npmrcOdd from './npmrc-odd.ts';
import numericAddress from './numeric-address.ts';
import oddCommitClock from './odd-commit-clock.ts';
import oddScriptExtension from './odd-script-extension.ts';
import offScreenCode from './off-screen-code.ts';
import offScreenCommand from './off-screen-command.ts';
import otterEvents from './otter-events.ts';
import packageResultToCode from './package-result-to-code.ts';
import persistencePlaceWrite from './persistence-place-write.ts';
import plantedEnv from './planted-env.ts';
import pnpmfileRunsProcess from './pnpmfile-runs-process.ts';
import portableNodeBootstrap from './portable-node-bootstrap.ts';
import powershellEncoded from './powershell-encoded.ts';
import pythonExecNest from './python-exec-nest.ts';
import pythonSetupRuns from './python-setup-runs.ts';
import ratVocabulary from './rat-vocabulary.ts';
import requireAliasGlobal from './require-alias-global.ts';
import reversedSample from './reversed-sample.ts';
import rotatingXorBytes from './rotating-xor-bytes.ts';
import scriptNetworkToCode from './script-network-to-code.ts';
import scriptOverStdin from './script-over-stdin.ts';
import shippedGitHook from './shipped-git-hook.ts';
import silentInstallThenStart from './silent-install-then-start.ts';
import socketMessageToCode from './socket-message-to-code.ts';
import splitAddressConstants from './split-address-constants.ts';
import stagerHostAddress from './stager-host-address.ts';
import stealthAutoTask from './stealth-auto-task.ts';
import stringArrayObfuscation from './string-array-obfuscation.ts';
import stringShuffleCipher from './string-shuffle-cipher.ts';
import svgCommentPayload from './svg-comment-payload.ts';
import svgCommentsToCode from './svg-comments-to-code.ts';
import swappedBase64Host from './swapped-base64-host.ts';
import terraformOddRegistry from './terraform-odd-registry.ts';
import unreadableProgram from './unreadable-program.ts';
import vbsHiddenLauncher from './vbs-hidden-launcher.ts';
import vendorLauncher from './vendor-launcher.ts';
import vsixDrop from './vsix-drop.ts';
import walletExtensionList from './wallet-extension-list.ts';
import wholeFileObfuscatedSource from './whole-file-obfuscated-source.ts';
import yarnPathOdd from './yarn-path-odd.ts';

export const detectors: readonly Detector[] = [
  addressAmongRpcConstants,
  addressDecodedThenFetched,
  agentFileRunsCommand,
  antiAnalysisChecks,
  assetRunAsCode,
  autoTasksAllowed,
  backgroundedScript,
  blobInConfig,
  buildRsDownload,
  builtStringDensity,
  chainReadToCode,
  chainedDeadDrop,
  checkstatusRegistrarShape,
  ciPoisoning,
  clipboardToNetwork,
  clockRewindScript,
  codeAfterExports,
  commandFromNetwork,
  compiledDownloadToExec,
  configLoadsOddFile,
  credentialPlaceRead,
  credentialStorePaths,
  decodedCodeToEval,
  decodedModuleNames,
  decoyFunctionsAroundLoader,
  defenderRepository,
  dependencyOnlyInConfig,
  devcontainerHostCommand,
  dictionaryPayload,
  disableSafetyInstructions,
  dnsToCode,
  downloadPipedToShell,
  downloadThenRun,
  envAddressToCode,
  envExfiltration,
  envrcRunsDownload,
  errorBodyToCode,
  evalOfDecodedLiteral,
  everyScriptIsTrigger,
  familyConfigPaths,
  fileSweepGlobs,
  gatedDelivery,
  gitConfigCommand,
  gitignoreNamesPusher,
  hiddenRequireInString,
  hookSamplePayload,
  hooksPathRedirect,
  invertedStatusTrigger,
  invisibleUnicodeCode,
  jsInAsset,
  jsonStorageToCode,
  knownBadPackage,
  lifecycleStartsProgram,
  linkEscapes,
  lockManifestMismatch,
  lockOddHost,
  lookAlikePackage,
  lyingFileToCode,
  makefileDefaultDownload,
  missingIntegrity,
  multiAlphabetDecoder,
  nameTricks,
  networkReplyToCode,
  npmrcOdd,
  numericAddress,
  oddCommitClock,
  oddScriptExtension,
  offScreenCode,
  offScreenCommand,
  otterEvents,
  packageResultToCode,
  persistencePlaceWrite,
  plantedEnv,
  pnpmfileRunsProcess,
  portableNodeBootstrap,
  powershellEncoded,
  pythonExecNest,
  pythonSetupRuns,
  ratVocabulary,
  requireAliasGlobal,
  reversedSample,
  rotatingXorBytes,
  scriptNetworkToCode,
  scriptOverStdin,
  shippedGitHook,
  silentInstallThenStart,
  socketMessageToCode,
  splitAddressConstants,
  stagerHostAddress,
  stealthAutoTask,
  stringArrayObfuscation,
  stringShuffleCipher,
  svgCommentPayload,
  svgCommentsToCode,
  swappedBase64Host,
  terraformOddRegistry,
  unreadableProgram,
  vbsHiddenLauncher,
  vendorLauncher,
  vsixDrop,
  walletExtensionList,
  wholeFileObfuscatedSource,
  yarnPathOdd,
];
