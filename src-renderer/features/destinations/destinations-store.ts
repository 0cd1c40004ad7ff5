import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Result } from '#shared/base/result.ts'
import type { Conformance, DecodedFile, Specification } from '#shared/contract/decoded-file.ts'
import {
  MAX_CHECKED_BYTES,
  type Destination,
  type HandedOut,
  type SheetTemplate,
  type SpecificationForm,
} from '#shared/contract/destinations.ts'
import type { SheetPlace } from '#shared/contract/exports.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { SheetProblem } from '#shared/contract/read-sheet.ts'
import { answered } from '../../ui/bridge.ts'
import { changesBetween, valueAt, withValueAt, type Json, type SheetChange } from './model/sheet-draft.ts'
import { base64Of } from './model/base64-of.ts'
import { createPause, type Pause } from './model/pause.ts'
import { redraw, redrawSoon, REDRAW_AFTER_MS } from './redraw.ts'

/** A sheet on the desk: what is typed, what is stored, and what the core says of it. */
export type EditedSheet = {
  readonly draft: Json
  /** Null while the destination is new. */
  readonly stored: Destination | null
  readonly problems: readonly SheetProblem[]
  /** What it would write; empty while something is wrong. */
  readonly files: readonly DecodedFile[]
  /** Why the invented charges do not fit, while the sheet itself is whole. */
  readonly unfit: string
}

export type Message = { readonly tone: 'info' | 'warn'; readonly text: string }

export type DestinationsView = {
  readonly destinations: readonly Destination[]
  /** Kinds of claims that are charged and go to none of them, in sentences. */
  readonly unclaimed: readonly string[]
  readonly templates: readonly SheetTemplate[]
  readonly choosing: boolean
  readonly edited: EditedSheet | null
  /** Left with changes that are not saved; it can be taken up again. */
  readonly parked: EditedSheet | null
  readonly specification: Specification | null
  /** On its way to the printer. */
  readonly printing: Specification | null
  readonly checked: { readonly name: string; readonly conformance: Conformance } | null
  /** Where samples and specifications are written. */
  readonly folder: string
  readonly message: Message | null
  /** A field that is to be looked at, once its sheet is on the desk; null where none is. */
  readonly wanted: SheetPlace | null
}

export type DestinationsStore = {
  readonly view: StoreApi<DestinationsView>
  readonly open: () => Promise<void>
  readonly chooseTemplate: () => void
  readonly begin: (sheet: Json) => void
  readonly edit: (destination: Destination) => void
  /** Puts the sheet of a destination on the desk when the page is opened next, with the cursor in a field. */
  readonly lookAt: (place: SheetPlace) => void
  /** The cursor is in the field that was wanted. */
  readonly found: () => void
  readonly takeUp: () => void
  readonly set: (path: string, value: Json) => void
  /** Reads a sheet from the text of a file. */
  readonly readText: (text: string) => void
  readonly save: () => Promise<void>
  /** Retires the destination on the desk, or takes it into use again. */
  readonly settle: () => Promise<void>
  /** One step back: from the specification to the sheet, from the sheet to the list. False where there is no step. */
  readonly back: () => boolean
  readonly setFolder: (folder: string) => void
  readonly chooseFolder: () => Promise<void>
  readonly writeSample: () => Promise<void>
  readonly writeSpecification: (form: SpecificationForm) => Promise<void>
  readonly showSpecification: () => Promise<void>
  readonly print: () => void
  readonly printed: () => void
  readonly check: (file: Pick<File, 'name' | 'size' | 'arrayBuffer'>) => Promise<void>
}

const NOTHING: DestinationsView = {
  destinations: [],
  unclaimed: [],
  templates: [],
  choosing: false,
  edited: null,
  parked: null,
  specification: null,
  printing: null,
  checked: null,
  folder: '',
  message: null,
  wanted: null,
}

export type Tools = {
  readonly bridge: Bridge
  readonly view: StoreApi<DestinationsView>
  /** Between the last key and the file that is drawn anew. */
  readonly pause: Pause
}

/** The destinations as they are being looked at and changed. */
export function createDestinationsStore(bridge: Bridge): DestinationsStore {
  const view = createStore<DestinationsView>(() => NOTHING)
  const tools = { bridge, view, pause: createPause(REDRAW_AFTER_MS) }
  return {
    view,
    open: () => open(tools),
    chooseTemplate: () => view.setState({ choosing: true, message: null }),
    begin: sheet => begin(tools, sheet),
    edit: destination => putOnDesk(tools, { draft: destination.sheet, stored: destination }),
    lookAt: wanted => view.setState({ wanted }),
    found: () => view.setState({ wanted: null }),
    takeUp: () => {
      const { parked } = view.getState()
      if (parked) putOnDesk(tools, parked)
    },
    set: (path, value) => {
      const { edited } = view.getState()
      if (edited) redrawSoon(tools, { ...edited, draft: withValueAt(edited.draft, path, value) })
    },
    readText: text => readText(tools, text),
    save: () => save(tools),
    settle: () => settle(tools),
    back: () => back(view),
    setFolder: folder => view.setState({ folder }),
    chooseFolder: () => chooseFolder(tools),
    writeSample: () => handOut(tools, (sheet, folder) => bridge.destinations.writeSample({ sheet, folder })),
    writeSpecification: form =>
      handOut(tools, (sheet, folder) => bridge.destinations.writeSpecification({ sheet, folder, form })),
    showSpecification: () => showSpecification(tools),
    print: () => view.setState({ printing: view.getState().specification }),
    printed: () => view.setState({ printing: null }),
    check: file => check(tools, file),
  }
}

/** What would change on saving; everything is new where nothing is stored. */
export function changesOf({ draft, stored }: EditedSheet): readonly SheetChange[] {
  return stored === null ? [] : changesBetween(stored.sheet, draft)
}

/** Whether saving would write anything. */
export function canSave(edited: EditedSheet): boolean {
  return edited.problems.length === 0 && isChanged(edited)
}

function isChanged(edited: EditedSheet): boolean {
  return edited.stored === null || changesOf(edited).length > 0
}

async function open(tools: Tools): Promise<void> {
  const { bridge, view } = tools
  const [listed, templates, standing] = await Promise.all([
    answered(bridge.destinations.list({})),
    answered(bridge.destinations.templates({})),
    answered(bridge.exports.standing({})),
  ])
  if (standing.ok) view.setState({ unclaimed: standing.value.unclaimed })
  if (!listed.ok) return say(view, listed.error.message)
  view.setState({ destinations: listed.value, templates: templates.ok ? templates.value : [] })
  putWanted(tools)
}

/** What was not saved on the desk can be taken up again. */
function putWanted(tools: Tools): void {
  const { wanted, edited, destinations } = tools.view.getState()
  const destination = destinations.find(({ id }) => id === wanted?.destination)
  if (destination === undefined || edited?.stored?.id === destination.id) return
  putOnDesk(tools, { draft: destination.sheet, stored: destination })
  if (edited !== null && isChanged(edited)) tools.view.setState({ parked: edited })
}

export function say(view: Tools['view'], text: string, tone: Message['tone'] = 'warn'): void {
  view.setState({ message: { tone, text } })
}

function begin(tools: Tools, sheet: Json): void {
  const taken = new Set(tools.view.getState().destinations.map(({ id }) => id))
  const id = String(valueAt(sheet, 'id') ?? '')
  putOnDesk(tools, { draft: withValueAt(sheet, 'id', freeId(id, taken)), stored: null })
}

/** `billing-hl7`, or `billing-hl7-2` where that one is taken. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id
  for (let count = 2; ; count += 1) {
    if (!taken.has(`${id}-${count}`)) return `${id}-${count}`
  }
}

function putOnDesk(tools: Tools, { draft, stored }: Pick<EditedSheet, 'draft' | 'stored'>): void {
  tools.view.setState({ choosing: false, parked: null, checked: null, specification: null, message: null })
  redraw(tools, { draft, stored, problems: [], files: [], unfit: '' })
}

function readText(tools: Tools, text: string): void {
  const { view } = tools
  const { destinations } = view.getState()
  let sheet: Json
  try {
    sheet = JSON.parse(text)
  } catch {
    return say(
      view,
      'The file is no JSON. Choose a sheet that was written here, or see docs/DESTINATIONS.md.',
    )
  }
  if (typeof sheet !== 'object' || sheet === null || Array.isArray(sheet)) {
    return say(view, 'The file holds no sheet: a group of fields is needed.')
  }
  const id = valueAt(sheet, 'id')
  putOnDesk(tools, { draft: sheet, stored: destinations.find(one => one.id === id) ?? null })
}

async function save(tools: Tools): Promise<void> {
  const { bridge, view } = tools
  const { edited } = view.getState()
  // Whether it can be saved the core decides: what is told of the fields may be of a moment before.
  if (edited === null || !isChanged(edited)) return
  const revision = edited.stored?.revision ?? null
  const saved = await answered(bridge.destinations.save({ sheet: edited.draft, revision }))
  if (!saved.ok) return say(view, saved.error.message)
  if (saved.value.kind === 'refused') {
    const { edited: now } = view.getState()
    if (now) view.setState({ edited: { ...now, problems: saved.value.problems } })
    return say(view, 'Not saved: see the fields marked.')
  }
  const { destination } = saved.value
  const now = view.getState().edited
  if (now) view.setState({ edited: { ...now, stored: destination } })
  say(view, `Saved ${destination.sheet.name}, revision ${destination.revision}.`, 'info')
  await open(tools)
}

async function settle(tools: Tools): Promise<void> {
  const { bridge, view } = tools
  const stored = view.getState().edited?.stored
  if (!stored) return
  const { id, revision, retiredAt } = stored
  const asked = retiredAt === null ? bridge.destinations.remove : bridge.destinations.restore
  const settled = await answered(asked({ id, revision }))
  if (!settled.ok) return say(view, settled.error.message)
  const now = view.getState().edited
  if (now) view.setState({ edited: { ...now, stored: settled.value } })
  say(
    view,
    retiredAt === null ? 'Retired: nothing goes there any more. Nothing was deleted.' : 'In use again.',
    'info',
  )
  await open(tools)
}

function back(view: Tools['view']): boolean {
  const { specification, choosing, edited, checked } = view.getState()
  if (specification !== null) view.setState({ specification: null })
  else if (checked !== null) view.setState({ checked: null })
  else if (edited !== null) {
    const unsaved = edited.stored === null || changesOf(edited).length > 0
    view.setState({ edited: null, parked: unsaved ? edited : null, message: null })
  } else if (choosing) view.setState({ choosing: false })
  else return false
  return true
}

async function chooseFolder({ bridge, view }: Tools): Promise<void> {
  const chosen = await answered(bridge.exports.chooseFolder({}))
  if (!chosen.ok) return say(view, chosen.error.message)
  if (chosen.value !== null) view.setState({ folder: chosen.value })
}

async function handOut(
  { view }: Tools,
  ask: (sheet: Json, folder: string) => Promise<Result<HandedOut, Failure>>,
): Promise<void> {
  const { edited, folder } = view.getState()
  if (edited === null) return
  if (folder.trim() === '') return say(view, 'Choose a folder first.')
  const written = await answered(ask(edited.draft, folder.trim()))
  if (!written.ok) return say(view, written.error.message)
  switch (written.value.kind) {
    case 'refused':
      return view.setState({ edited: { ...edited, problems: written.value.problems } })
    case 'unfit':
      return say(view, written.value.message)
    case 'written':
      return say(view, `Written: ${written.value.paths.join(', ')}`, 'info')
  }
}

async function showSpecification({ bridge, view }: Tools): Promise<void> {
  const { edited } = view.getState()
  if (edited === null) return
  const specified = await answered(bridge.destinations.specification({ sheet: edited.draft }))
  if (!specified.ok) return say(view, specified.error.message)
  if (specified.value.kind === 'specified') view.setState({ specification: specified.value.specification })
  else if (specified.value.kind === 'unfit') say(view, specified.value.message)
  else view.setState({ edited: { ...edited, problems: specified.value.problems } })
}

async function check(
  { bridge, view }: Tools,
  file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
): Promise<void> {
  const { edited } = view.getState()
  if (edited === null) return
  if (file.size > MAX_CHECKED_BYTES) return say(view, 'The file is larger than 16 MB.')
  const base64 = base64Of(new Uint8Array(await file.arrayBuffer()))
  const checked = await answered(bridge.destinations.checkFile({ sheet: edited.draft, base64 }))
  if (!checked.ok) return say(view, checked.error.message)
  if (checked.value.kind === 'refused') {
    return view.setState({ edited: { ...edited, problems: checked.value.problems } })
  }
  view.setState({ checked: { name: file.name, conformance: checked.value.conformance }, message: null })
}
