import type { MouseEvent } from 'react'
import { SIDE_LABEL } from '#shared/domain/labels.ts'
import type { LesionEntry } from '#shared/domain/session-entry.ts'
import { SIDES, type Side } from '#shared/domain/vocabulary.ts'
import { classNames } from '../../../ui/class-names.ts'
import { type BreastPosition, positionAt } from '../model/breast-position.ts'
import { type DrawnLesion, drawnLesions } from '../model/drawn-lesions.ts'
import classes from './BreastDiagram.module.css'

const RADIUS = 52
const HEIGHT = 132
/** The patient's right is on the left of the one who faces her. */
const CENTER = { right: { x: 66, y: 66 }, left: { x: 194, y: 66 } } as const satisfies Record<Side, object>

export type BreastDiagramProps = {
  readonly lesions: readonly LesionEntry[]
  readonly current: string
  readonly onPick: (side: Side, position: BreastPosition) => void
}

/** Both breasts with the lesions of the session. A click sets side, clock and distance of the current one. */
export function BreastDiagram({ lesions, current, onPick }: BreastDiagramProps) {
  function pick(event: MouseEvent<SVGSVGElement>): void {
    const { left, top, width } = event.currentTarget.getBoundingClientRect()
    const scale = 260 / width
    const [x, y] = [(event.clientX - left) * scale, (event.clientY - top) * scale]
    const side = x < 130 ? 'right' : 'left'
    const { x: cx, y: cy } = CENTER[side]
    onPick(side, positionAt({ x: (x - cx) / RADIUS, y: (y - cy) / RADIUS }))
  }

  return (
    <svg className={classes.diagram} viewBox={`0 0 260 ${HEIGHT}`} aria-hidden="true" onClick={pick}>
      {SIDES.map(side => (
        <Breast key={side} side={side} />
      ))}
      {drawnLesions(lesions).map(drawn => (
        <Mark key={drawn.id} drawn={drawn} current={drawn.id === current} />
      ))}
    </svg>
  )
}

const HOURS = [
  ['12', 0, -1],
  ['3', 1, 0],
  ['6', 0, 1],
  ['9', -1, 0],
] as const

function Breast({ side }: { readonly side: Side }) {
  const { x, y } = CENTER[side]
  return (
    <g>
      <circle className={classes.breast} cx={x} cy={y} r={RADIUS} />
      <circle className={classes.ring} cx={x} cy={y} r={RADIUS / 2} />
      <path
        className={classes.ring}
        d={`M${x - RADIUS} ${y}h${2 * RADIUS}M${x} ${y - RADIUS}v${2 * RADIUS}`}
      />
      <circle className={classes.nipple} cx={x} cy={y} r={3} />
      {HOURS.map(([hour, right, down]) => (
        <text
          key={hour}
          className={classes.hour}
          x={x + right * (RADIUS + 7)}
          y={y + down * (RADIUS + 7) + 3}
        >
          {hour}
        </text>
      ))}
      <text className={classes.side} x={side === 'right' ? 12 : 248} y={12}>
        {SIDE_LABEL[side].charAt(0).toUpperCase()}
      </text>
    </g>
  )
}

function Mark({ drawn, current }: { readonly drawn: DrawnLesion; readonly current: boolean }) {
  const { x, y } = CENTER[drawn.side]
  const [cx, cy] = [x + drawn.x * RADIUS + drawn.beside * 15, y + drawn.y * RADIUS]
  return (
    <g className={classNames(classes.mark, current && classes.current)}>
      <circle cx={cx} cy={cy} r={8} />
      <text x={cx} y={cy + 3.5}>
        {drawn.id}
      </text>
    </g>
  )
}
