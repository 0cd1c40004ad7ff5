import { parseIsoDate } from '#shared/base/iso-date.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { CptLicence } from '#shared/contract/reference.ts'

/** A licence as it is typed. */
export type LicenceForm = { readonly holder: string; readonly expiresOn: string; readonly users: string }

export type LicenceProblems = Readonly<Partial<Record<keyof LicenceForm, string>>>

const MOST_USERS = 1_000_000

export function licenceForm(licence: CptLicence | null): LicenceForm {
  if (licence === null) return { holder: '', expiresOn: '', users: '' }
  return { ...licence, users: String(licence.users) }
}

/** The licence that was typed, or what is wrong beside which field. */
export function checkLicence(form: LicenceForm): Result<CptLicence, LicenceProblems> {
  const holder = form.holder.trim()
  const expiresOn = parseIsoDate(form.expiresOn)
  const users = Number(form.users)
  const usersFit = /^\d+$/.test(form.users.trim()) && users >= 1 && users <= MOST_USERS
  if (holder !== '' && expiresOn !== null && usersFit) return ok({ holder, expiresOn, users })
  return fail({
    ...(holder === '' ? { holder: 'Who holds the licence.' } : {}),
    ...(expiresOn === null ? { expiresOn: 'A day, such as 2026-12-31.' } : {}),
    ...(usersFit ? {} : { users: 'A whole number, at least 1.' }),
  })
}
