import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'

// Stands in for the `electron` module while the built bundles run under Node: the parts of it that Chargemark uses,
// in one process, with the same order of events. What crosses between page and main process is cloned, as there.

type IpcHandler = (event: IpcEvent, ...words: readonly unknown[]) => unknown
type Frame = { readonly url: string; readonly parent: Frame | null }
type IpcEvent = { readonly sender: { readonly id: number }; readonly senderFrame: Frame | null }
type Answer<Value> = (value: Value) => void

/** What the test reads and turns; not part of Electron. */
export const observed = {
  privileges: new Array<unknown>(),
  exposed: new Map<string, unknown>(),
  windows: new Array<BrowserWindow>(),
  paths: new Map<string, string>(),
  exitStatus: null as number | null,
  storageBackend: 'gnome_libsecret',
  chosenFolders: new Array<string>(),
  errorBoxes: new Array<string>(),
  serve: null as ((request: Request) => Promise<Response>) | null,
  handlers: new Map<string, IpcHandler>(),
  isFirstInstance: true,
}

class App extends EventEmitter {
  readonly isPackaged = false
  whenReady = () => Promise.resolve()
  requestSingleInstanceLock = () => observed.isFirstInstance
  setPath = (name: string, path: string) => void observed.paths.set(name, path)
  exit = (status: number) => {
    observed.exitStatus = status
  }
  quit = () => {
    for (const name of ['before-quit', 'will-quit', 'quit']) {
      let isPrevented = false
      this.emit(name, { preventDefault: () => (isPrevented = true) })
      if (isPrevented) return
    }
    observed.exitStatus = 0
  }
}

export const app = new App()

export const powerMonitor = new EventEmitter()

export const protocol = {
  registerSchemesAsPrivileged: (schemes: readonly unknown[]) => observed.privileges.push(...schemes),
  handle: (_scheme: string, serve: (request: Request) => Promise<Response>) => {
    observed.serve = serve
  },
}

export const ipcMain = {
  handle: (channel: string, handler: IpcHandler) => {
    if (observed.handlers.has(channel)) throw new Error(`A second handler for ${channel}`)
    observed.handlers.set(channel, handler)
  },
}

/** Calls a handler as a page would: a thrown error arrives without its fields. */
export async function invokeFrom(event: IpcEvent, channel: string, input: unknown): Promise<unknown> {
  const handler = observed.handlers.get(channel)
  if (!handler) throw new Error(`No handler registered for '${channel}'`)
  return structuredClone(await handler(event, structuredClone(input)))
}

let nextId = 1

class WebContents extends EventEmitter {
  readonly id = nextId++
  readonly mainFrame: { url: string; readonly parent: null } = { url: 'about:blank', parent: null }
  openHandler: (() => { readonly action: string }) | null = null
  setWindowOpenHandler = (handler: () => { readonly action: string }) => {
    this.openHandler = handler
  }
}

export class BrowserWindow extends EventEmitter {
  readonly options: { readonly webPreferences: { readonly preload: string } }
  readonly webContents = new WebContents()
  isShown = false

  constructor(options: { readonly webPreferences: { readonly preload: string } }) {
    super()
    this.options = options
    observed.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  setMenuBarVisibility = () => undefined
  isMinimized = () => false
  focus = () => undefined
  show = () => {
    this.isShown = true
  }

  async loadURL(url: string): Promise<void> {
    const response = await observed.serve?.(new Request(url))
    if (response?.status !== 200) throw new Error(`ERR_FAILED loading ${url}`)
    this.webContents.mainFrame.url = url
    runPreload(this.options.webPreferences.preload, this.webContents)
    this.emit('ready-to-show')
  }

  close(): void {
    this.emit('closed')
    app.emit('window-all-closed')
  }
}

/** As in the sandbox of a real preload script: no Node, and of modules only this one. */
function runPreload(file: string, contents: WebContents): void {
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => observed.exposed.set(name, value) },
    ipcRenderer: {
      invoke: (channel: string, input: unknown) =>
        invokeFrom({ sender: contents, senderFrame: contents.mainFrame }, channel, input),
    },
  }
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return electron
  }
  runInContext(readFileSync(file, 'utf8'), createContext({ require, exports: {}, module: { exports: {} } }))
}

class Session extends EventEmitter {
  permissionRequest: ((contents: unknown, permission: string, answer: Answer<boolean>) => void) | null = null
  permissionCheck: (() => boolean) | null = null
  beforeRequest: ((details: { url: string }, answer: Answer<{ cancel: boolean }>) => void) | null = null
  devicePermission: (() => boolean) | null = null
  spellChecks = true
  setPermissionRequestHandler = (handler: NonNullable<Session['permissionRequest']>) => {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler = (handler: () => boolean) => {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler = (handler: () => boolean) => {
    this.devicePermission = handler
  }
  setSpellCheckerEnabled = (enabled: boolean) => {
    this.spellChecks = enabled
  }
  webRequest = {
    onBeforeRequest: (handler: NonNullable<Session['beforeRequest']>) => {
      this.beforeRequest = handler
    },
  }
}

export const session = { defaultSession: new Session() }

export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: () => undefined,
}

export const dialog = {
  showErrorBox: (_title: string, content: string) => void observed.errorBoxes.push(content),
  showOpenDialog: () => {
    const folder = observed.chosenFolders.shift()
    return Promise.resolve(
      folder === undefined ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [folder] },
    )
  },
}

/** Wraps by turning every bit: enough to see that the key itself is not what lies on the disk. */
const turned = (bytes: Uint8Array) => Buffer.from(bytes.map(byte => byte ^ 0xff))

export const safeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => observed.storageBackend,
  encryptString: (text: string) => Buffer.concat([Buffer.from('v11'), turned(Buffer.from(text))]),
  decryptString: (wrapped: Buffer) => {
    if (wrapped.subarray(0, 3).toString() !== 'v11') throw new Error('Error while decrypting the ciphertext')
    return turned(wrapped.subarray(3)).toString()
  },
}
