/** Parts of the names of public stores for JSON and texts, as byte strings that let a detector look at a file (hosts and sources: indicators/data/services.ts). */
export const TEXT_STORE_NEEDLES: readonly string[] = [
  'npoint',
  'jsonkeeper',
  'jsonsilo',
  'mocky',
  'mocki',
  'jsonbin',
  'jsonblob',
  'pastebin',
  'rentry',
  'tiiny',
];
