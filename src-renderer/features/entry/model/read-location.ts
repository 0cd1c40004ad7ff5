const CLOCK =
  /^(1[0-2]|0?[1-9])(?:[:.]?(00|15|30|45))?(?:\s*o'?clock)?(?:[\s,]+(\d{1,2}(?:[.,]\d)?)\s*(?:cm)?)?$/i
const QUADRANT = /^([ul])\s*([oi])\s*q?(?:[\s,]+(\d{1,2}(?:[.,]\d)?)\s*(?:cm)?)?$/i

/**
 * Where in the breast, from the way it is said to the way it is written: `10 4` becomes `10:00 4 cm`, `uo` becomes
 * `UOQ`. Anything else stays as typed, for a place can be described in many ways.
 */
export function readLocation(text: string): string {
  const said = text.trim().replace(/\s+/g, ' ')
  const clock = CLOCK.exec(said)
  if (clock) return `${Number(clock[1])}:${clock[2] ?? '00'}${distance(clock[3])}`
  const quadrant = QUADRANT.exec(said)
  if (quadrant) return `${quadrant[1]}${quadrant[2]}Q`.toUpperCase() + distance(quadrant[3])
  return said
}

/** Centimeters from the nipple, as written after the position; nothing when none were said. */
function distance(centimeters: string | undefined): string {
  return centimeters === undefined ? '' : ` ${Number(centimeters.replace(',', '.'))} cm`
}
