import { KeyChoice } from '../../../ui/KeyChoice.tsx'
import { guidanceOf, toggleBiopsy, withBiopsyGuidance, withoutBiopsy } from '../model/lesion-edits.ts'
import { BIOPSY_GUIDANCE_KEYS, labelOf } from '../model/lesion-keys.ts'
import { type LesionCellProps, useChoiceCell } from './LesionCells.tsx'
import classes from './LesionTable.module.css'

const METHODS = [
  { key: 'B', value: 'core', label: 'core biopsy' },
  { key: 'F', value: 'fna', label: 'fine-needle aspiration' },
  { key: '0', value: 'none at all', label: 'no biopsy' },
] as const

const OPTIONS = [
  ...METHODS,
  ...BIOPSY_GUIDANCE_KEYS.map(({ key, value, label }) => ({ key, value, label: `guided apart: ${label}` })),
]

/** A biopsy of the lesion. It goes by the row's guidance unless a letter gives it one of its own. */
export function BiopsyCell({ lesion, deeds }: LesionCellProps) {
  const cell = useChoiceCell(lesion.id, 'biopsy', deeds)
  const { biopsy } = lesion

  function pick(value: string): void {
    const guidance = BIOPSY_GUIDANCE_KEYS.find(option => option.value === value)?.value
    if (guidance) deeds.take('biopsy', withBiopsyGuidance(guidance))
    else if (value === 'core' || value === 'fna') deeds.take('biopsy', toggleBiopsy(value))
    else deeds.take('biopsy', withoutBiopsy)
  }

  const apart = biopsy?.guidance && biopsy.guidance !== guidanceOf(lesion) ? biopsy.guidance : null
  return (
    <KeyChoice
      {...cell}
      label={`Biopsy of lesion ${lesion.id}`}
      options={OPTIONS}
      chosen={biopsy ? [biopsy.method, ...(biopsy.guidance ? [biopsy.guidance] : [])] : ['none at all']}
      onPick={pick}
      onClear={() => deeds.edit('biopsy', withoutBiopsy)}
    >
      {biopsy ? (
        <>
          {biopsy.method === 'core' ? 'core' : 'FNA'}
          {apart && <span className={classes.apart}>{labelOf(BIOPSY_GUIDANCE_KEYS, apart)}</span>}
        </>
      ) : (
        <span className={classes.soft}>none</span>
      )}
    </KeyChoice>
  )
}
