import { Command, InvalidArgumentError } from 'commander'
import {
  addOnFiles,
  diagnosisFile,
  type Edition,
  feeScheduleFile,
  type GeneratedFile,
  hcpcsFiles,
  outpatientPaymentFile,
  pairEditFiles,
  unitLimitFile,
  writeFiles,
  writeZip,
} from '#main/features/reference/testing/generate/index.ts'

// `npm run generate:code-sets -- --out DIR`: invented files of the published layouts, for trying imports at any size.
type Options = {
  readonly out: string
  readonly edition: Edition
  readonly seed: number
  readonly pairs: number
  readonly outpatientPairs: number
  readonly diagnoses: number
  readonly addOns: number
  readonly zip: boolean
}

/** A zip as it is published, or the files of it. */
type Published = { readonly zip: string; readonly files: readonly GeneratedFile[] }

const program = new Command('generate:code-sets')
  .description('Makes invented code-set files of the published layouts; the same for the same seed.')
  .requiredOption('--out <folder>', 'folder to write into')
  .option('--edition <quarter>', 'quarter, such as 2026Q4', editionOf, { year: 2026, quarter: 4 } as Edition)
  .option('--seed <number>', 'whole number', wholeNumber, 1)
  .option('--pairs <rows>', 'pair edits, practitioner', wholeNumber, 2_600_000)
  .option('--outpatient-pairs <rows>', 'pair edits, outpatient hospital', wholeNumber, 1_870_000)
  .option('--diagnoses <rows>', 'ICD-10-CM codes and headings', wholeNumber, 75_000)
  .option('--add-ons <rows>', 'add-on code edits', wholeNumber, 7500)
  .option('--zip', 'as the zips that are published', false)
program.parse()
await generate(program.opts<Options>())

async function generate(options: Options): Promise<void> {
  for (const { zip, files } of await everything(options)) {
    const paths = options.zip
      ? [await writeZip(options.out, zip, files)]
      : await writeFiles(options.out, files)
    for (const path of paths) console.log(path)
  }
}

async function everything(options: Options): Promise<readonly Published[]> {
  const { seed, edition } = options
  const quarter = `${edition.year}-q${edition.quarter}`
  const month = ['january', 'april', 'july', 'october'][edition.quarter - 1] ?? ''
  const fiscalYear = edition.quarter === 4 ? edition.year + 1 : edition.year
  return [
    ...pairZips(options, 'practitioner', options.pairs),
    ...pairZips(options, 'outpatient', options.outpatientPairs),
    ...(['practitioner', 'outpatient', 'dme'] as const).map(setting => ({
      zip: `medicare-ncci-${quarter}-${setting}-services-mue-table.zip`,
      files: [unitLimitFile(seed, setting, edition)],
    })),
    {
      zip: `medicare-ncci-${quarter}-add-code-edits.zip`,
      files: await addOnFiles({ seed, edition, rows: options.addOns }),
    },
    {
      zip: `rvu${edition.year % 100}${'abcd'.charAt(edition.quarter - 1)}.zip`,
      files: [feeScheduleFile({ seed, edition, columns: columnsOf(edition) })],
    },
    { zip: `${month}-${edition.year}-opps-addendum-b.zip`, files: [outpatientPaymentFile(seed, edition)] },
    {
      zip: `${fiscalYear}-code-descriptions-tabular-order.zip`,
      files: [diagnosisFile({ seed, rows: options.diagnoses, fiscalYear })],
    },
    {
      zip: `${month}-${edition.year}-alpha-numeric-hcpcs-file.zip`,
      files: await hcpcsFiles(seed, edition),
    },
  ]
}

function pairZips(
  { seed, edition }: Options,
  setting: 'practitioner' | 'outpatient',
  rows: number,
): Published[] {
  return pairEditFiles({ seed, setting, rows, edition }).map(file => ({
    zip: `medicare-ncci-${edition.year}q${edition.quarter}-${setting}-ptp-edits-${file.name.slice(0, -4)}.zip`,
    files: [file],
  }))
}

/** A column was added in July 2026. */
function columnsOf({ year, quarter }: Edition): 31 | 32 {
  return year > 2026 || (year === 2026 && quarter >= 3) ? 32 : 31
}

function wholeNumber(text: string): number {
  if (!/^\d{1,8}$/.test(text)) throw new InvalidArgumentError('A whole number is needed.')
  return Number(text)
}

function editionOf(text: string): Edition {
  const match = /^(20\d{2})Q([1-4])$/i.exec(text)
  const quarter = Number(match?.[2])
  if (!match || (quarter !== 1 && quarter !== 2 && quarter !== 3 && quarter !== 4)) {
    throw new InvalidArgumentError('A quarter such as 2026Q4 is needed.')
  }
  return { year: Number(match[1]), quarter }
}
