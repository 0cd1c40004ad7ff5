import { useId } from 'react'
import { cellInWords, chartOf } from '#shared/contract/report-chart.ts'
import type { ReportTable } from '#shared/contract/reports.ts'
import { BarChart, ColumnChart } from './Chart.tsx'
import classes from './ReportsPage.module.css'

/** A table of a report with its picture beside it; the picture says nothing that the table does not. */
export function ReportSection({ table }: { readonly table: ReportTable }) {
  const title = useId()
  const parts = chartOf(table)
  const isTime = table.chart?.kind === 'columns'
  return (
    <section className={classes.section} aria-labelledby={title} data-wide={isTime || undefined}>
      <h2 id={title}>{table.title}</h2>
      {table.rows.length === 0 ? (
        <p className={classes.hint}>Nothing in this period.</p>
      ) : (
        <>
          {parts && (isTime ? <ColumnChart parts={parts} /> : <BarChart parts={parts} />)}
          <div className={classes.frame} tabIndex={0} role="group" aria-labelledby={title}>
            <Numbers table={table} label={title} />
          </div>
        </>
      )}
      {table.note !== '' && <p className={classes.hint}>{table.note}</p>}
    </section>
  )
}

function Numbers({
  table: { columns, rows },
  label,
}: {
  readonly table: ReportTable
  readonly label: string
}) {
  return (
    <table className={classes.numbers} aria-labelledby={label}>
      <thead>
        <tr>
          {columns.map(({ title, kind }) => (
            <th key={title} scope="col" data-kind={kind}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, place) => {
              const { kind = 'text', title = '' } = columns[place] ?? {}
              const words = cellInWords(cell, kind)
              return place === 0 ? (
                <th key={title} scope="row">
                  {words}
                </th>
              ) : (
                <td key={title} data-kind={kind}>
                  {words}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
