/** Where public tables contradict one another about what an extension id is. The id is the fact, every name a label. */
export const WALLET_NOTES: ReadonlyMap<string, string> = new Map([
  [
    'aeachknmefphepccionboohckonoeemg',
    'contested: Ronin in TP003, Authy in TP008, Coin98 by the store’s own page (unconfirmed)',
  ],
  ['fnjhmkhhmkbjkkabndcnnogagogbneec', 'Ronin by the store and most reports'],
]);
