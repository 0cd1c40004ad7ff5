import { cellInWords, type ChartPart } from '#shared/contract/report-chart.ts'
import classes from './Chart.module.css'

type ChartProps = { readonly parts: readonly ChartPart[] }

const BAR_HEIGHT = 26

/** Bars that lie, each with its label and number: what the table beside it says, at a glance. */
export function BarChart({ parts }: ChartProps) {
  return (
    <svg className={classes.chart} width="100%" height={parts.length * BAR_HEIGHT} aria-hidden="true">
      {parts.map(({ label, value, share }, index) => {
        const middle = index * BAR_HEIGHT + BAR_HEIGHT / 2
        return (
          <g key={`${label} ${index}`}>
            <text x="34%" y={middle} dx="-8" textAnchor="end" className={classes.label}>
              {shortened(label, 24)}
            </text>
            <rect x="34%" y={middle - 8} width={`${(share * 52).toFixed(2)}%`} height="16" />
            <text x={`${(34 + share * 52).toFixed(2)}%`} y={middle} dx="6" className={classes.value}>
              {cellInWords(value, 'count')}
            </text>
          </g>
        )
      })}
      <line x1="34%" x2="34%" y1="0" y2="100%" />
    </svg>
  )
}

const COLUMN_HEIGHT = 150
const HEAD = 20
const FOOT = 22
/** More labels than this would stand on one another. */
const MOST_LABELS = 9
const MOST_VALUES = 16

/** Columns that stand, in the order of time. */
export function ColumnChart({ parts }: ChartProps) {
  const width = 100 / parts.length
  const every = Math.ceil(parts.length / MOST_LABELS)
  const bottom = HEAD + COLUMN_HEIGHT
  return (
    <svg className={classes.chart} width="100%" height={bottom + FOOT} aria-hidden="true">
      {parts.map(({ label, value, share }, index) => {
        const height = share * COLUMN_HEIGHT
        const middle = `${((index + 0.5) * width).toFixed(3)}%`
        return (
          <g key={label}>
            <rect
              x={`${((index + 0.14) * width).toFixed(3)}%`}
              y={bottom - height}
              width={`${(width * 0.72).toFixed(3)}%`}
              height={height}
            />
            {parts.length <= MOST_VALUES && value > 0 && (
              <text x={middle} y={bottom - height - 9} textAnchor="middle" className={classes.value}>
                {cellInWords(value, 'count')}
              </text>
            )}
            {index % every === 0 && (
              <text
                x={index === 0 ? '0' : middle}
                y={bottom + 13}
                textAnchor={index === 0 ? 'start' : 'middle'}
                className={classes.label}
              >
                {shortened(label, 17)}
              </text>
            )}
          </g>
        )
      })}
      <line x1="0" x2="100%" y1={bottom} y2={bottom} />
    </svg>
  )
}

function shortened(label: string, most: number): string {
  return label.length <= most ? label : `${label.slice(0, most - 1)}…`
}
