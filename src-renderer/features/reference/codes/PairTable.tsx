import { memo } from 'react'
import type { CodePage, CodePair } from '#shared/contract/reference.ts'
import { CLAIM_LABEL } from '#shared/domain/labels.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { CodeLink } from '../CodeLink.tsx'
import { inGroups } from '../model/import-work.ts'
import { otherOf, PAIR_MARK, pairPeriod } from '../model/pair-words.ts'
import classes from './CodeView.module.css'

/** The codes that are not simply charged beside this one: why, and whether a modifier helps. */
export const PairTable = memo(function PairTable({ page }: { readonly page: CodePage }) {
  const { code, pairs, pairCount } = page
  if (pairCount === 0) return null
  const shown = pairs.length < pairCount ? `, the first ${pairs.length} shown` : ''
  return (
    <section className={classes.block} aria-label="Pairs">
      <h3>
        Pairs{' '}
        <span className={classes.source}>
          {inGroups(pairCount, 'pair')}
          {shown}
        </span>
      </h3>
      <div className={classes.frame} role="region" aria-label="Table of pairs" tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">With</th>
              <th scope="col">Together</th>
              <th scope="col">Not paid</th>
              <th scope="col">Claim</th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map(pair => (
              <PairRow
                key={`${pair.column1} ${pair.column2} ${pair.claim} ${pair.effective}`}
                code={code}
                pair={pair}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
})

function PairRow({ code, pair }: { readonly code: string; readonly pair: CodePair }) {
  const { other, unpaid } = otherOf(code, pair)
  const { icon, words, tone } = PAIR_MARK[pair.indicator]
  return (
    <tr>
      <th scope="row">
        <CodeLink code={other} />
      </th>
      <td>
        <span className={classes.verdict} data-tone={tone} title={pair.words}>
          <Icon name={icon} size={12} /> {words}
        </span>
      </td>
      <td>{unpaid}</td>
      <td>{CLAIM_LABEL[pair.claim]}</td>
      <td className={classes.rationale}>
        {pair.rationale} <span className={classes.source}>{pairPeriod(pair)}</span>
      </td>
    </tr>
  )
}
