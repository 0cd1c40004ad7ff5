import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { ImportOutcome } from '#shared/contract/worklist.ts'
import type { DateOrder, TableLook, TableReading } from '#shared/contract/worklist-table.ts'
import { answered } from '../../ui/bridge.ts'
import { sendBlob } from './send-file.ts'

/** Something to be imported: a file, or text that was pasted. */
export type Sent = { readonly name: string; readonly blob: Blob; readonly writtenAt: string | null }

/** A table that waits for its columns to be named or confirmed. */
export type OpenTable = Pick<Sent, 'name' | 'writtenAt'> & {
  readonly upload: string
  readonly look: TableLook
  /** How a person said that dates are written; null as long as nobody did. */
  readonly chosenOrder: DateOrder | null
}

export type ImportView = {
  readonly text: string
  readonly table: OpenTable | null
  /** Files that wait until the table before them is settled. */
  readonly waiting: readonly Sent[]
  readonly running: boolean
  readonly imports: readonly ImportOutcome[]
  /** The imports of this visit: how many of the newest are told as results. */
  readonly fresh: number
  readonly hasServer: boolean
  readonly folder: string
  readonly failure: string | null
}

export type ImportStore = {
  readonly view: StoreApi<ImportView>
  readonly open: () => Promise<void>
  readonly setText: (text: string) => void
  readonly take: (files: readonly Sent[]) => Promise<void>
  readonly takeText: () => Promise<void>
  /** Looks at the open table again, read another way. */
  readonly read: (change: Partial<TableReading>) => Promise<void>
  readonly importTable: () => Promise<void>
  readonly leaveTable: () => Promise<void>
  readonly query: (day: string) => Promise<void>
  readonly checkFolder: () => Promise<void>
}

const NOTHING: ImportView = {
  text: '',
  table: null,
  waiting: [],
  running: false,
  imports: [],
  fresh: 0,
  hasServer: false,
  folder: '',
  failure: null,
}

type Tools = {
  readonly bridge: Bridge
  readonly view: StoreApi<ImportView>
  readonly newId: () => string
  readonly onImported: () => void
}

/** The page on which expected exams come in. */
export function createImportStore(
  bridge: Bridge,
  deps: { readonly newId: () => string; readonly onImported: () => void },
): ImportStore {
  const view = createStore<ImportView>(() => NOTHING)
  const tools: Tools = { bridge, view, ...deps }
  const next = () => takeNext(tools)
  let reading: Promise<void> = Promise.resolve()
  return {
    view,
    open: () => openPage(tools),
    setText: text => view.setState({ text }),
    take: async files => {
      view.setState(({ waiting }) => ({ waiting: [...waiting, ...files], failure: null }))
      await next()
    },
    takeText: async () => {
      const { text } = view.getState()
      if (text.trim() === '') return
      const sent = { name: 'Pasted text', blob: new Blob([text]), writtenAt: null }
      view.setState(({ waiting }) => ({ waiting: [...waiting, sent], failure: null }))
      await next()
    },
    read: change => {
      reading = readAgain(tools, change)
      return reading
    },
    importTable: async () => {
      // A choice made just before is taken in first.
      await reading
      const { table } = view.getState()
      if (table && table.look.questions.length === 0 && (await importTable(tools, table))) await next()
    },
    leaveTable: async () => {
      view.setState({ table: null, failure: null })
      await next()
    },
    query: async day => {
      if (!view.getState().hasServer) return
      const commandId = tools.newId()
      await busily(tools, async () => {
        await run(tools, () => bridge.worklist.query({ commandId, day }))
      })
    },
    checkFolder: async () => {
      if (view.getState().folder === '') return
      await busily(tools, async () => {
        const answer = await answered(bridge.worklist.checkFolder({}))
        if (!answer.ok) refuse(tools, answer.error)
        await readImports(tools)
        tools.onImported()
      })
    },
  }
}

function refuse({ view }: Tools, { message }: Failure): void {
  view.setState({ failure: message })
}

async function openPage(tools: Tools): Promise<void> {
  tools.view.setState({ fresh: 0, failure: null })
  const settings = await answered(tools.bridge.settings.read({}))
  if (settings.ok) {
    const { worklistHost, worklistCalledAe, worklistFolder } = settings.value
    tools.view.setState({
      hasServer: worklistHost !== '' && worklistCalledAe !== '',
      folder: worklistFolder,
    })
  }
  await readImports(tools)
}

async function readImports({ bridge, view }: Tools): Promise<void> {
  const answer = await answered(bridge.worklist.listImports({}))
  if (answer.ok) view.setState({ imports: answer.value })
}

async function busily({ view }: Tools, work: () => Promise<void>): Promise<void> {
  if (view.getState().running) return
  view.setState({ running: true, failure: null })
  await work()
  view.setState({ running: false })
}

/** Takes the files that wait, one after another, until one is a table that a person has to look at. */
async function takeNext(tools: Tools): Promise<void> {
  const { view } = tools
  await busily(tools, async () => {
    for (;;) {
      const [sent, ...waiting] = view.getState().waiting
      if (!sent || view.getState().table) return
      view.setState({ waiting })
      await takeOne(tools, sent)
    }
  })
}

async function takeOne(tools: Tools, { name, blob, writtenAt }: Sent): Promise<void> {
  const { bridge, view } = tools
  const upload = tools.newId()
  const sent = await sendBlob(bridge, upload, blob)
  if (!sent.ok) return refuse(tools, sent.error)
  const look = await answered(bridge.worklist.look({ upload }))
  if (!look.ok) return refuse(tools, look.error)
  if (look.value.kind === 'table') {
    const table = { name, writtenAt, upload, look: look.value.table, chosenOrder: null }
    const { remembered, questions, reading } = table.look
    if (remembered && questions.length === 0) {
      await run(tools, () => ask(tools, { name, writtenAt, upload }, reading))
    } else view.setState({ table })
  } else await run(tools, () => ask(tools, { name, writtenAt, upload }))
}

/** Shows a change at once, then as the core reads the table with it; of answers that overtake each other the last counts. */
async function readAgain({ bridge, view }: Tools, change: Partial<TableReading>): Promise<void> {
  const { table } = view.getState()
  if (!table) return
  const { upload, look } = table
  const chosenOrder = change.dateOrder ?? table.chosenOrder
  const changed = { ...table, chosenOrder, look: { ...look, reading: { ...look.reading, ...change } } }
  view.setState({ table: changed })
  // Other columns may hold other dates: how they are written is found out anew, unless a person has said it.
  const { dateOrder: _, ...found } = changed.look.reading
  const reading = chosenOrder === null ? found : { ...found, dateOrder: chosenOrder }
  const answer = await answered(bridge.worklist.look({ upload, reading }))
  if (!answer.ok || answer.value.kind !== 'table' || view.getState().table !== changed) return
  view.setState({ table: { ...changed, look: answer.value.table } })
}

async function importTable(tools: Tools, table: OpenTable): Promise<boolean> {
  let done = false
  await busily(tools, async () => {
    done = await run(tools, () => ask(tools, table, table.look.reading))
    if (done) tools.view.setState({ table: null, ...(table.writtenAt === null ? { text: '' } : {}) })
  })
  return done
}

function ask(
  { bridge, newId }: Tools,
  { upload, name, writtenAt }: Pick<OpenTable, 'upload' | 'name' | 'writtenAt'>,
  reading?: TableReading,
) {
  const head = { commandId: newId(), upload, name: name.slice(0, 255) || 'file', writtenAt }
  return bridge.worklist.importUpload({ ...head, ...(reading ? { reading } : {}) })
}

async function run(tools: Tools, work: () => ReturnType<Bridge['worklist']['query']>): Promise<boolean> {
  const answer = await answered(work())
  if (answer.ok) tools.view.setState(({ fresh }) => ({ fresh: fresh + 1 }))
  else refuse(tools, answer.error)
  await readImports(tools)
  tools.onImported()
  return answer.ok
}
