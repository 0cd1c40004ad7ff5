import { z } from 'zod'
import { siteCharges } from './site-charges.ts'

/** Facts that a column can be filled with. */
export const COLUMN_FACTS = [
  'lineNumber',
  'batch',
  'transaction',
  'correctsLineNumber',
  'mrn',
  'account',
  'visit',
  'familyName',
  'givenName',
  'middleName',
  'birthDate',
  'sex',
  'performedOn',
  'performedAt',
  'accession',
  'chargeCode',
  'procedureCode',
  'modifiers',
  'units',
  'amount',
  'revenueCode',
  'diagnoses',
  'side',
  'placeOfService',
  'patientClass',
  'performingNpi',
  'performingName',
  'referringNpi',
  'referringName',
  'deviceIdentifier',
  'enteredAt',
  'codeEdition',
] as const

/** Facts of several parts, of which a column may hold one. */
const PARTED: ReadonlySet<string> = new Set(['modifiers', 'diagnoses', 'performingName', 'referringName'])

/** How a value is spelled: `compact` takes out dashes, colons and dots, `us` is MM/DD/YYYY, `cents` has no point. */
export const SPELLINGS = ['plain', 'compact', 'us', 'cents'] as const
type Spelling = (typeof SPELLINGS)[number]
const SPELLED: Readonly<Record<Spelling, ReadonlySet<string> | null>> = {
  plain: null,
  compact: new Set(['birthDate', 'performedOn', 'performedAt', 'diagnoses']),
  us: new Set(['birthDate', 'performedOn']),
  cents: new Set(['amount']),
}

/** Only numbers can be filled up with zeros and read back. */
const NUMBERS: ReadonlySet<string> = new Set(['units', 'amount'])

const printable = /^[\u0020-\u007e]*$/

const columnName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, 'A letter, then up to 39 letters, digits or _')

const factColumn = z.strictObject({
  name: columnName,
  kind: z.literal('fact'),
  fact: z.enum(COLUMN_FACTS),
  /** Which part, from 1; null for all of them, a space between. */
  part: z.int().min(1).max(12).nullable(),
  spelling: z.enum(SPELLINGS),
  /** Characters; null where columns are delimited and any length is taken. */
  width: z.int().min(1).max(500).nullable(),
  align: z.enum(['left', 'right']),
  pad: z.enum([' ', '0']),
})

const textColumn = z.strictObject({
  name: columnName,
  kind: z.literal('text'),
  text: z.string().max(100).regex(printable, 'Plain ASCII only'),
  width: z.int().min(1).max(500).nullable(),
})

const column = z.discriminatedUnion('kind', [factColumn, textColumn])

const code = z.string().regex(/^[A-Z0-9]{1,8}$/, '1 to 8 capital letters or digits, such as CG')

/** The parts of a column list; `columnProblems` says what the parts must be to one another. */
export const columnFields = z.strictObject({
  layout: z.enum(['fixed', 'delimited']),
  /** Between columns of a delimited layout, and in H and T rows of both. */
  delimiter: z.enum([',', ';', '|', '\t']),
  /** `never` refuses a value that would need quotes. */
  quotes: z.enum(['when-needed', 'never']),
  lineEnd: z.enum(['CRLF', 'LF']),
  /** A first row with the names of the columns; delimited layouts only. */
  names: z.enum(['first-row', 'none']),
  /** H and T rows around the charges, in a side file, or nowhere. */
  envelope: z.enum(['rows', 'side-file', 'none']),
  characters: z.enum(['utf-8', 'ascii']),
  transactionTypes: z
    .strictObject({ charge: code, credit: code })
    .refine(({ charge, credit }) => charge !== credit, 'A charge and a credit need two codes'),
  columns: z.array(column).min(1).max(100),
  /** Charge codes and prices by procedure code, where the line has none of its own. */
  charges: siteCharges,
})

/** The columns of a flat file, in order, as data. */
export const columnOptions = columnFields.superRefine((options, context) => {
  for (const { path, message } of columnProblems(options))
    context.addIssue({ code: 'custom', message, path: [...path] })
})

export type ColumnProblem = { readonly path: readonly (string | number)[]; readonly message: string }

/** What does not fit together in a column list, each at its place. */
export function columnProblems(options: ColumnOptions): readonly ColumnProblem[] {
  const { columns } = options
  return [
    ...layoutProblems(options),
    ...columns.flatMap((column, index) =>
      inColumn(column, options).map(message => ({ path: ['columns', index], message })),
    ),
    ...factIssues(columns.filter(one => one.kind === 'fact')).map(message => ({
      path: ['columns'],
      message,
    })),
  ]
}

function layoutProblems({ layout, names, characters, columns }: ColumnOptions): readonly ColumnProblem[] {
  const twice = new Set(columns.map(({ name }) => name)).size < columns.length
  return [
    ...(twice ? [{ path: ['columns'], message: 'Two columns have one name' }] : []),
    // A letter of two bytes would move every later column for a reader that counts bytes.
    ...(layout === 'fixed' && characters !== 'ascii'
      ? [{ path: ['characters'], message: 'A fixed layout is written in ASCII' }]
      : []),
    ...(layout === 'fixed' && names === 'first-row'
      ? [{ path: ['names'], message: 'A fixed layout has no row of names' }]
      : []),
  ]
}

function inColumn(column: Column, { layout }: ColumnOptions): readonly string[] {
  const { name, width } = column
  const noWidth = layout === 'fixed' && width === null ? ['Every column of a fixed layout needs a width'] : []
  if (column.kind === 'fact') return [...noWidth, ...columnIssues(column)]
  const { text } = column
  return [
    ...noWidth,
    ...(width !== null && text.length > width ? [`The text of ${name} is longer than its column`] : []),
    ...(text === text.trim() ? [] : [`The text of ${name} begins or ends with a space`]),
  ]
}

export type ColumnOptions = z.infer<typeof columnFields>
export type Column = z.infer<typeof column>
export type FactColumn = z.infer<typeof factColumn>

function columnIssues({ name, fact, part, spelling, align, pad }: FactColumn): readonly string[] {
  const spelled = SPELLED[spelling]
  return [
    ...(part !== null && !PARTED.has(fact) ? [`${name}: ${fact} has no parts`] : []),
    ...(spelled !== null && !spelled.has(fact) ? [`${name}: ${fact} is not spelled ${spelling}`] : []),
    ...(pad === '0' && !NUMBERS.has(fact) ? [`${name}: only numbers are filled up with zeros`] : []),
    ...(pad === '0' && align === 'left' ? [`${name}: zeros go before a number`] : []),
    ...(part !== null && part > 2 && fact.endsWith('Name') ? [`${name}: a name has two parts`] : []),
    ...(part === null && fact.endsWith('Name') && fact.includes('ing')
      ? [`${name}: a name needs its part`]
      : []),
  ]
}

/** Each fact once, the parts of a list without a gap, and what no receiver can do without. */
function factIssues(columns: readonly FactColumn[]): readonly string[] {
  const facts = new Set(columns.map(({ fact }) => fact))
  return [
    ...(facts.has('lineNumber') ? [] : ['A column has to carry lineNumber']),
    ...(facts.has('units') ? [] : ['A column has to carry units']),
    ...[...facts].flatMap(fact => {
      const parts = columns.filter(one => one.fact === fact).map(({ part }) => part)
      const wanted = parts.length === 1 && parts[0] === null ? [null] : parts.map((_, index) => index + 1)
      const whole = parts.toSorted((one, other) => (one ?? 0) - (other ?? 0))
      const gap = whole.some((part, index) => part !== wanted[index])
      if (gap) return [`The columns of ${fact} are doubled or leave a part out`]
      return fact.endsWith('ingName') && parts.length !== 2 ? [`${fact} needs both its parts`] : []
    }),
  ]
}
