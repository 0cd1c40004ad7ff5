import { randomBytes } from 'node:crypto'

/** Letters and digits that nobody takes for one another: Crockford's base 32, without I, L, O and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 6
const GROUP = 5
/** The last character stands for the others, so that a slip of the pen is told from a wrong code. */
const LENGTH = GROUPS * GROUP

/** A new code: 29 random characters (145 bits) and a check character, as `ABCDE-FGHJK-...` in six groups. */
export function newRecoveryCode(random: (bytes: number) => Uint8Array = randomBytes): string {
  const body = [...random(LENGTH - 1)].map(byte => ALPHABET.charAt(byte % ALPHABET.length)).join('')
  return grouped(body + checkCharacter(body))
}

/** The code as it is used, whatever case, spaces or look-alikes it was typed with; null when it is none. */
export function readRecoveryCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  if (code.length !== LENGTH || [...code].some(letter => !ALPHABET.includes(letter))) return null
  return checkCharacter(code.slice(0, -1)) === code.at(-1) ? code : null
}

function grouped(code: string): string {
  return Array.from({ length: GROUPS }, (_, group) => code.slice(group * GROUP, (group + 1) * GROUP)).join(
    '-',
  )
}

/** Weighted sum modulo 31: finds swapped neighbours and a wrong character, but for 0 in place of Z. */
function checkCharacter(body: string): string {
  const sum = [...body].reduce((total, letter, index) => total + (index + 1) * ALPHABET.indexOf(letter), 0)
  return ALPHABET.charAt((sum % 31) % ALPHABET.length)
}
