import type { Side } from '#shared/domain/vocabulary.ts'
import { readLocation } from './read-location.ts'

/** Where on the breast a location lies: minutes on the clock's face from 12 (0 to 719), and centimeters. */
export type BreastPosition = {
  readonly minutes: number
  /** Null while the distance from the nipple is not stated. */
  readonly centimeters: number | null
}

/** A point in a circle of radius 1 around the nipple, as seen by who faces the patient: right and down are positive. */
export type BreastPoint = { readonly x: number; readonly y: number }

const CLOCK = /^(\d{1,2}):(\d{2})(?: (\d+(?:\.\d+)?) cm)?$/
const QUADRANT = /^([UL])([OI])Q(?: (\d+(?:\.\d+)?) cm)?$/

const FACE = 12 * 60
const STEP_MINUTES = 30
/** The distance at the edge of the diagram; what lies further out stands at the edge. */
export const EDGE_CENTIMETERS = 10
/** Where a position without a distance is drawn. */
const UNSTATED_RADIUS = 0.55

/**
 * The position of a location as typed; null for one in free words. A quadrant counts as its middle: in the right
 * breast the upper outer one is at 10:30, in the left at 1:30. Without a side a quadrant has no position.
 */
export function positionOf(side: Side | null, location: string): BreastPosition | null {
  const said = readLocation(location)
  const clock = CLOCK.exec(said)
  if (clock)
    return { minutes: (Number(clock[1]) % 12) * 60 + Number(clock[2]), centimeters: number(clock[3]) }
  const quadrant = QUADRANT.exec(said)
  if (!quadrant || side === null) return null
  const onTheLeft = (quadrant[2] === 'O') === (side === 'right')
  const upper = quadrant[1] === 'U'
  const hours = upper ? (onTheLeft ? 10.5 : 1.5) : onTheLeft ? 7.5 : 4.5
  return { minutes: hours * 60, centimeters: number(quadrant[3]) }
}

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text)
}

/** The position as a location is written: `10:30 4 cm`, `12:00`. */
export function locationAt({ minutes, centimeters }: BreastPosition): string {
  const hour = Math.floor(minutes / 60) || 12
  const clock = `${hour}:${String(minutes % 60).padStart(2, '0')}`
  return centimeters === null ? clock : `${clock} ${centimeters} cm`
}

/** Where a position is drawn. */
export function pointAt({ minutes, centimeters }: BreastPosition): BreastPoint {
  const radius = centimeters === null ? UNSTATED_RADIUS : Math.min(1, centimeters / EDGE_CENTIMETERS)
  const angle = (minutes / FACE) * 2 * Math.PI
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) }
}

/** The position nearest to a point, in half hours and half centimeters. */
export function positionAt({ x, y }: BreastPoint): BreastPosition {
  const turned = (Math.atan2(x, -y) / (2 * Math.PI)) * FACE
  const minutes = (Math.round(turned / STEP_MINUTES) * STEP_MINUTES + FACE) % FACE
  return { minutes, centimeters: Math.round(Math.min(1, Math.hypot(x, y)) * EDGE_CENTIMETERS * 2) / 2 }
}

/** Moved by half hours around the nipple; from nowhere it begins at 12:00. */
export function turned(position: BreastPosition | null, steps: number): BreastPosition {
  if (position === null) return { minutes: 0, centimeters: null }
  const minutes = Math.round(position.minutes / STEP_MINUTES + steps) * STEP_MINUTES
  return { ...position, minutes: (minutes + FACE) % FACE }
}

/** Moved away from the nipple, or towards it; not further than a breast is wide. */
export function moved(position: BreastPosition | null, centimeters: number): BreastPosition {
  const { minutes, centimeters: from } = position ?? { minutes: 0, centimeters: null }
  return { minutes, centimeters: Math.min(20, Math.max(0, (from ?? 0) + centimeters)) }
}
