/** Written by scripts/generate.ts: not edited by hand. */
import type { TriggerReader } from './trigger.ts';
import agentHooks from './readers/agent-hooks.ts';
import agentRules from './readers/agent-rules.ts';
import buildConfigs from './readers/build-configs.ts';
import ciWorkflows from './readers/ci-workflows.ts';
import containers from './readers/containers.ts';
import cursorEnvironment from './readers/cursor-environment.ts';
import devcontainer from './readers/devcontainer.ts';
import envFiles from './readers/env-files.ts';
import foundry from './readers/foundry.ts';
import gitAttributes from './readers/git-attributes.ts';
import gitConfig from './readers/git-config.ts';
import gitHooks from './readers/git-hooks.ts';
import hookManagers from './readers/hook-managers.ts';
import husky from './readers/husky.ts';
import jetbrains from './readers/jetbrains.ts';
import jvmAndDotnet from './readers/jvm-and-dotnet.ts';
import makefile from './readers/makefile.ts';
import mcpServers from './readers/mcp-servers.ts';
import packageConfig from './readers/package-config.ts';
import packageEntry from './readers/package-entry.ts';
import packageManagerConfig from './readers/package-manager-config.ts';
import packageScripts from './readers/package-scripts.ts';
import python from './readers/python.ts';
import readme from './readers/readme.ts';
import rubyAndPhp from './readers/ruby-and-php.ts';
import rustAndGo from './readers/rust-and-go.ts';
import shellEnvironment from './readers/shell-environment.ts';
import terraform from './readers/terraform.ts';
import toolDataConfigs from './readers/tool-data-configs.ts';
import vscodeExtensionPackage from './readers/vscode-extension-package.ts';
import vscodeExtensions from './readers/vscode-extensions.ts';
import vscodeLaunch from './readers/vscode-launch.ts';
import vscodeSettings from './readers/vscode-settings.ts';
import vscodeTasks from './readers/vscode-tasks.ts';
import zed from './readers/zed.ts';

export const triggerReaders: readonly TriggerReader[] = [
  agentHooks,
  agentRules,
  buildConfigs,
  ciWorkflows,
  containers,
  cursorEnvironment,
  devcontainer,
  envFiles,
  foundry,
  gitAttributes,
  gitConfig,
  gitHooks,
  hookManagers,
  husky,
  jetbrains,
  jvmAndDotnet,
  makefile,
  mcpServers,
  packageConfig,
  packageEntry,
  packageManagerConfig,
  packageScripts,
  python,
  readme,
  rubyAndPhp,
  rustAndGo,
  shellEnvironment,
  terraform,
  toolDataConfigs,
  vscodeExtensionPackage,
  vscodeExtensions,
  vscodeLaunch,
  vscodeSettings,
  vscodeTasks,
  zed,
];
