import { z } from 'zod'

/** What a file name may be put together from, with an example and the most characters it takes. */
export const NAME_PARTS = {
  site: { example: 'SITE', max: 16, words: 'site code of the settings, with TRAINING before it in training' },
  workstation: { example: 'K7M', max: 3, words: 'code of this workstation' },
  date: { example: '20261120', max: 8, words: 'day on which the file is written' },
  time: { example: '173000', max: 6, words: 'time of day at which the file is written' },
  number: { example: '00012', max: 5, words: 'number of the file, never given out twice' },
  claim: { example: 'professional', max: 12, words: 'kind of claim' },
  batch: { example: 'K7M0000007', max: 10, words: 'number of the batch' },
} as const

export type NamePart = keyof typeof NAME_PARTS

const PART = /\{([a-z]+)\}/g
const TEST_MARK_LENGTH = 'TEST_'.length

/** Why a file name pattern cannot be used, in words; null when it can. */
export function namePatternProblem(pattern: string): string | null {
  const parts = [...pattern.matchAll(PART)].map(([, part = '']) => part)
  const unknown = parts.find(part => !Object.hasOwn(NAME_PARTS, part))
  if (unknown !== undefined) {
    return `{${unknown}} is not known. Known are ${Object.keys(NAME_PARTS)
      .map(part => `{${part}}`)
      .join(' ')}`
  }
  const plain = pattern.replaceAll(PART, '')
  if (!/^[A-Za-z0-9_.]*$/.test(plain)) return 'Only letters, digits, _ and . may stand between the parts'
  if (!/\.[a-z0-9]{1,8}$/.test(pattern) || pattern.startsWith('.')) {
    return 'The name ends in a point and an extension, such as .hl7, and begins with neither'
  }
  // Without both, a second file, or a second workstation, would make a file of the same name.
  if (!parts.includes('number') || !parts.includes('workstation')) {
    return 'The name needs {workstation} and {number}, so that no two files share one'
  }
  const longest = Object.entries(NAME_PARTS).reduce(
    (length, [part, { max }]) => length + max * parts.filter(one => one === part).length,
    plain.length + TEST_MARK_LENGTH,
  )
  return longest < 64 ? null : `The name can grow to ${longest} characters, and 63 is the most`
}

/** The whole path of a folder: `C:\...`, `\\server\share\...` or `/...`. */
const folder = z
  .string()
  .max(1_000)
  .regex(
    /^(?:[A-Za-z]:[\\/]|\\\\[^\\]|\/)[^\u0000-\u001f\u007f]*$/,
    'A whole path is needed, such as \\\\server\\charges\\in or /srv/charges/in',
  )

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'A time of day from 00:00 to 23:59')

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const isOnceEach = (values: readonly string[]) => new Set(values).size === values.length

const schedule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('by-hand') }),
  z.strictObject({
    kind: z.literal('daily'),
    /** Times of day, of the workstation's own clock. */
    at: z.array(timeOfDay).min(1).max(24).refine(isOnceEach, 'Each time once'),
    days: z.array(z.enum(WEEKDAYS)).min(1).max(7).refine(isOnceEach, 'Each day once'),
  }),
])

/** Where files go, under which names, when, and where answers are looked for. */
export const sheetDelivery = z
  .strictObject({
    /** Null: the folder is chosen at each export. */
    folder: folder.nullable(),
    /** Where a file is composed; on the same volume, since it is moved whole. Null: hidden, in the folder itself. */
    tempFolder: folder.nullable(),
    fileName: z
      .string()
      .max(100)
      .superRefine((pattern, context) => {
        const message = namePatternProblem(pattern)
        if (message !== null) context.addIssue({ code: 'custom', message })
      }),
    /** Folders in which the receiver leaves its answers; none where it gives none. */
    answerFolders: z.array(folder).max(8).refine(isOnceEach, 'Each folder once'),
    schedule,
  })
  .refine(({ folder: to, schedule: { kind } }) => kind === 'by-hand' || to !== null, {
    message: 'A schedule needs a folder to write into',
    path: ['folder'],
  })
  .refine(({ folder: to, answerFolders }) => to === null || !answerFolders.includes(to), {
    message: 'Answers need a folder of their own, apart from the one that is written into',
    path: ['answerFolders'],
  })

export type SheetDelivery = z.infer<typeof sheetDelivery>
