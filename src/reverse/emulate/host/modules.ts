/** Texts of ES modules that stand for modules of the world: they ask for its value and export what it has. */

const IDENTIFIER = /^[A-Za-z_$][\w$]{0,99}$/;
const MOST_NAMES = 2_000;

/** `names`: what the module is known to have, and what importers ask of it. */
export function moduleText(specifier: string, importer: string, names: Iterable<string>): string {
  const wanted = [...new Set(names)].filter((name) => IDENTIFIER.test(name) && name !== 'default').sort();
  const parts = [
    `const m = globalThis.__cl$m(${JSON.stringify(specifier)}, ${JSON.stringify(importer)});`,
    'const o = m !== null && (typeof m === "object" || typeof m === "function") ? m : {};',
    'export default o.__esModule && "default" in o ? o.default : m;',
  ];
  for (const [index, name] of wanted.slice(0, MOST_NAMES).entries())
    parts.push(`const n${index} = o.${name}; export { n${index} as ${name} };`);
  return parts.join(' ');
}
