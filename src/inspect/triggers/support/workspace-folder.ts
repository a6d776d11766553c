/** Where editors run things: the opened folder, and paths written with its variables. */
import { joinPath } from '../resolve/files.ts';
import type { Doc } from './doc.ts';

/** The first folder of a workspace file, or the file's own. */
export function workspaceHome(doc: Doc, folder: string): string {
  const first = doc.get('folders')?.items()[0]?.get('path')?.string ?? '';
  return joinPath(folder, first) ?? folder;
}

/** A folder written as `${workspaceFolder}/server`, `server` or `./server`; the workspace itself where it is somewhere else. */
export function workspacePlace(home: string, written: string): string {
  return joinPath(home, workspacePath(written)) ?? home;
}

/** Without the variables that mean the workspace. */
export function workspacePath(written: string): string {
  return written.replace(
    /^\$\{(?:workspaceFolder(?::[^}]{0,80})?|workspaceRoot|containerWorkspaceFolder|localWorkspaceFolder|cwd)\}[/\\]?|^\$(?:PROJECT_DIR|MODULE_DIR|ProjectFileDir)\$[/\\]?|^\$ZED_WORKTREE_ROOT[/\\]?/,
    '',
  );
}

export function editorName(name: string): string {
  const match = /(?:^|\/)\.(cursor|windsurf|theia|trae|kiro|void|positron)\//.exec(name);
  if (match === null) return 'VS Code';
  const word = match[1] ?? '';
  return word[0]?.toUpperCase() + word.slice(1);
}
