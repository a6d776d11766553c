/** Firebase, both interfaces: configuration, paths and values are recorded. */
export const provides = [
  'firebase/app',
  'firebase/database',
  'firebase/firestore',
  'firebase/storage',
  'firebase',
  'firebase-admin',
];

export default (kit) => {
  const wire = kit.fake('wire');

  const place = (base, path) => ({ _url: `${base}/${String(path ?? '').replace(/^\/+/, '')}` });
  const firebaseCall = (call, method, ref, body) =>
    wire.soon({
      call,
      method,
      url: `${ref._url.replace(/\/$/, '')}.json`,
      body: body === undefined ? undefined : JSON.stringify(body),
      more: { service: 'firebase', path: ref._url },
    });
  const snapshot = () => ({
    val: () => kit.later.asked('snapshot'),
    exists: () => true,
    key: 'decoy',
    data: () => kit.later.asked('document'),
    id: 'decoy',
    forEach: (fn) => fn(snapshot()),
    docs: [],
    size: 0,
  });
  const settings = (config) => {
    kit.record('database', 'firebase.initializeApp', [config], {
      service: 'firebase',
      url: config?.databaseURL,
      key: config?.apiKey,
      project: config?.projectId,
      config: kit.describe(config),
    });
    return { _config: config ?? {}, name: '[DEFAULT]', options: config };
  };
  let app = null;
  const baseOf = (given) =>
    (given?._config ?? app?._config)?.databaseURL ??
    `https://${(given?._config ?? app?._config)?.projectId ?? 'decoy'}.firebaseio.com`;
  const firebaseApp = {
    initializeApp: (config) => (app = settings(config)),
    getApp: () => app,
    getApps: () => (app ? [app] : []),
  };
  const listen = (name, ref, fn) => {
    firebaseCall(`firebase.${name}`, 'GET', ref).then(() => undefined);
    if (typeof fn === 'function') {
      kit.later.add(`firebase.${name}`, fn, undefined, () => [snapshot()]);
      kit.queue.soon(50, () => {
        kit.later.entered(fn);
        fn(snapshot());
      });
    }
    return () => undefined;
  };
  const database = {
    getDatabase: (given, url) => ({ _base: url ?? baseOf(given) }),
    ref: (db, path) => place(db?._base ?? baseOf(), path),
    child: (ref, path) => place(ref._url, path),
    set: (ref, value) => firebaseCall('firebase.set', 'PUT', ref, value),
    update: (ref, value) => firebaseCall('firebase.update', 'PATCH', ref, value),
    push: (ref, value) =>
      value === undefined
        ? place(ref._url, '-Ndecoy')
        : Object.assign(firebaseCall('firebase.push', 'POST', ref, value), { key: '-Ndecoy' }),
    remove: (ref) => firebaseCall('firebase.remove', 'DELETE', ref),
    get: async (ref) => {
      await firebaseCall('firebase.get', 'GET', ref);
      return snapshot();
    },
    onValue: (ref, fn) => listen('onValue', ref, fn),
    onChildAdded: (ref, fn) => listen('onChildAdded', ref, fn),
    off() {},
    query: (ref) => ref,
    serverTimestamp: () => ({ '.sv': 'timestamp' }),
  };
  const old = (ref) => ({
    _url: ref._url,
    child: (path) => old(place(ref._url, path)),
    set: (value) => database.set(ref, value),
    update: (value) => database.update(ref, value),
    push: (value) => database.push(ref, value),
    remove: () => database.remove(ref),
    once: async () => database.get(ref),
    on: (_type, fn) => database.onValue(ref, fn),
    get: async () => database.get(ref),
    add: (value) => database.push(ref, value),
    doc: (path) => old(place(ref._url, path)),
    collection: (path) => old(place(ref._url, path)),
  });
  const compat = {
    ...firebaseApp,
    database: () => ({ ref: (path) => old(place(baseOf(), path)) }),
    firestore: () => old(place(baseOf(), '')),
    credential: {
      cert: (value) => {
        kit.record('database', 'firebase.credential.cert', [value], { service: 'firebase', key: kit.describe(value) });
        return {};
      },
      applicationDefault: () => ({}),
    },
    storage: () => kit.unknown('firebase.storage', 'database'),
    auth: () => kit.unknown('firebase.auth', 'database'),
    apps: [],
  };
  compat.default = compat;
  const firestore = {
    getFirestore: (given) => ({ _base: baseOf(given) }),
    collection: (db, path) => place(db?._base ?? db?._url ?? baseOf(), path),
    doc: (db, ...path) => place(db?._base ?? db?._url ?? baseOf(), path.join('/')),
    addDoc: (ref, value) => database.push(ref, value),
    setDoc: (ref, value) => database.set(ref, value),
    updateDoc: (ref, value) => database.update(ref, value),
    getDoc: (ref) => database.get(ref),
    getDocs: (ref) => database.get(ref),
    onSnapshot: (ref, fn) => listen('onSnapshot', ref, fn),
    query: (ref) => ref,
    where: () => ({}),
    serverTimestamp: () => 'serverTimestamp',
  };

  return {
    'firebase/app': firebaseApp,
    'firebase/database': database,
    'firebase/firestore': firestore,
    'firebase/storage': kit.unknown('firebase/storage', 'database'),
    firebase: compat,
    'firebase-admin': compat,
  };
};
