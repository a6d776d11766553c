/** Answers: does a command start the program of this repository (a server, an app), rather than one of its small scripts? */
import { programOf, type SimpleCommand } from '../../syntax/index.ts';
import { runTargets } from './run-target.ts';
import { scriptsRunBy } from './started-commands.ts';

/** A development server of a known tool: it runs the configuration, but nothing of a backend. */
export function isDevServer(own: string): boolean {
  return /^(?:next|nuxt|astro|gatsby|ng|vite|react-scripts|vue-cli-service|expo|webpack-dev-server|webpack|remix|svelte-kit)\b/.test(
    own,
  );
}

/** `node server/server.js`, `npm run dev`, `nodemon app`, `next dev`; null for everything else. */
export function startsOwnProgram(command: SimpleCommand): string | null {
  const name = programOf(command);
  for (const script of scriptsRunBy(command)) {
    if (/^(?:start|dev|develop|serve|server|backend|api|app|run|watch|launch)(?:[:.-]\w+)*$/i.test(script))
      return `${name} run ${script}`;
  }
  const words = command.words;
  if (
    /^(?:next|nuxt|astro|gatsby|ng|vite|react-scripts|vue-cli-service|nest|expo|webpack-dev-server|webpack|remix|svelte-kit)$/.test(
      name,
    )
  ) {
    const verb = words.slice(1).find((word) => !word.startsWith('-'));
    const serves =
      verb === undefined
        ? name === 'vite' || name === 'webpack-dev-server'
        : /^(?:dev|develop|serve|start)$/.test(verb);
    return serves ? `${name} ${verb ?? ''}`.trim() : null;
  }
  if (/^(?:nodemon|pm2|forever|ts-node-dev|tsnd)$/.test(name)) return words.slice(0, 3).join(' ');
  if (!/^(?:node|nodejs|ts-node|tsx|deno|bun|python[\d.]*|py)$/.test(name)) return null;
  const target = runTargets(command).at(-1)?.path;
  return target !== undefined && isProgramPath(target) ? `${name} ${target}` : null;
}

/** A place where programs live; `scripts/`, `tools/`, `bin/` and files named after a chore are helpers. */
export function isProgramPath(path: string): boolean {
  const clean = path.replaceAll('\\', '/').replace(/^\.\//, '');
  // what a build made: packages run it on install to check or fetch their parts
  if (/^(?:dist|lib|out|esm|cjs|node)\/(?:[\w.-]+\/){0,3}(?:index|main|cli)(?:\.[cm]?js)?$/.test(clean)) return false;
  if (
    /^(?:.*\/)?(?:scripts?|tools?|bin|build|tasks?|\.husky|\.yarn|hack|ci|node_modules|dev|utils?|lib\/install|install|config|internals?|support)\//i.test(
      clean,
    )
  )
    return false;
  if (
    /(?:^|\/)(?:install|postinstall|preinstall|prepare|setup|build|postbuild|prebuild|check|patch|clean|copy|link|generate|codegen|husky|bootstrap|update|download|fix|rename|release|version)[\w.-]*$/i.test(
      clean,
    )
  )
    return false;
  return (
    /(?:^|\/)(?:server|app|main|backend|api|www|start|index|bot|worker|service|gateway|socket)(?:\.[cm]?[jt]s|\.py|\/?$|\/)/i.test(
      clean,
    ) ||
    /^(?:src|server|backend|api|app)\//i.test(clean) ||
    clean === '.'
  );
}
