/** Electron, and editors. */
export const provides = ['electron', 'vscode'];

export default (kit) => {
  const clip = {
    readText: () => {
      kit.record('clipboard', 'electron.clipboard.readText', [], { action: 'read' }, 'decoy clipboard text');
      return 'decoy clipboard text';
    },
    writeText: (text) => kit.record('clipboard', 'electron.clipboard.writeText', [text], { action: 'write', text }),
    readImage: () => ({ toPNG: () => kit.builtin('buffer').Buffer.from('decoy-image') }),
  };
  const app = Object.assign(kit.label(new kit.EventEmitter(), 'electron.app'), {
    whenReady: async () => undefined,
    getPath: (name) => kit.path.join(kit.persona.home, String(name)),
    getName: () => 'decoy',
    getVersion: () => '1.0.0',
    quit() {},
    exit() {},
    isReady: () => true,
    isPackaged: true,
    requestSingleInstanceLock: () => true,
    setLoginItemSettings: (given) =>
      kit.record('persistence', 'app.setLoginItemSettings', [given], { place: 'login item' }),
    commandLine: { appendSwitch() {} },
    getAppPath: () => kit.project,
    dock: { hide() {} },
    relaunch() {},
    setName() {},
    setAppUserModelId() {},
  });
  const electron = {
    app,
    clipboard: clip,
    ipcMain: Object.assign(kit.label(new kit.EventEmitter(), 'ipcMain'), {
      handle: (name, fn) =>
        kit.later.add(`ipcMain.handle(${name})`, fn, undefined, () => [
          kit.later.asked('event'),
          kit.later.asked(String(name)),
        ]),
    }),
    ipcRenderer: Object.assign(kit.label(new kit.EventEmitter(), 'ipcRenderer'), {
      send: (...args) => kit.record('other', 'ipcRenderer.send', args),
      invoke: async (...args) => kit.record('other', 'ipcRenderer.invoke', args),
    }),
    BrowserWindow: kit.unknown('electron.BrowserWindow', 'other'),
    desktopCapturer: {
      getSources: async (given) => {
        kit.record('input', 'desktopCapturer.getSources', [given]);
        return [
          {
            id: 'screen:0',
            name: 'decoy',
            thumbnail: {
              toPNG: () => kit.builtin('buffer').Buffer.from('decoy-image'),
              toDataURL: () => 'data:image/png;base64,ZGVjb3k=',
            },
          },
        ];
      },
    },
    globalShortcut: {
      register: (keys, fn) => {
        kit.record('input', 'globalShortcut.register', [keys]);
        kit.later.add('globalShortcut', fn, undefined, () => []);
        return true;
      },
      unregisterAll() {},
    },
    shell: {
      openExternal: async (url) =>
        kit.record('process', 'shell.openExternal', [url], { url: String(url), command: `open ${url}` }),
      openPath: async (path) =>
        kit.record('process', 'shell.openPath', [path], { path: String(path), command: String(path) }),
    },
    safeStorage: {
      isEncryptionAvailable: () => true,
      encryptString: (text) => kit.builtin('buffer').Buffer.from(text),
      decryptString: (bytes) => {
        kit.record('crypto', 'safeStorage.decryptString', [bytes], { algorithm: 'safeStorage' });
        return 'decoy';
      },
    },
    powerMonitor: kit.label(new kit.EventEmitter(), 'powerMonitor'),
    session: kit.unknown('electron.session', 'other'),
    dialog: kit.unknown('electron.dialog', 'other'),
    Menu: kit.unknown('electron.Menu', 'other'),
    Tray: kit.unknown('electron.Tray', 'other'),
    screen: { getPrimaryDisplay: () => ({ size: { width: 1920, height: 1080 } }) },
    contextBridge: { exposeInMainWorld: (name, api) => kit.later.root(`contextBridge.${name}`, { exports: api }) },
    nativeImage: kit.unknown('electron.nativeImage', 'other'),
    net: { request: (...args) => kit.builtin('https').request(...args), fetch: (...args) => globalThis.fetch(...args) },
  };
  const vscode = kit.unknown('vscode', 'other');

  return { electron, vscode };
};
