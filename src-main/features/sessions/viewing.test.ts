import { expect, test } from 'vitest'
import type { SessionId } from '#shared/domain/session.ts'
import { createAudit } from '#main/features/audit/index.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { createViewing } from './viewing.ts'

const ONE = '00000000-0000-7000-8000-000000000001' as SessionId
const OTHER = '00000000-0000-7000-8000-000000000002' as SessionId

function aDesk() {
  const db = memoryDb()
  const at = { name: 'ada' }
  const audit = createAudit({ clock: fixedClock(), operator: { name: () => at.name } })
  const looks = () =>
    db
      .all<{ actor: string; session_id: string }>(`SELECT actor, session_id FROM audit_event ORDER BY seq`)
      .map(({ actor, session_id }) => [actor, session_id])
  return { at, viewing: createViewing({ db, audit }), looks }
}

test('a session that stays on the desk is looked at once', () => {
  const { viewing, looks } = aDesk()
  viewing.shown(ONE)
  viewing.shown(ONE)
  viewing.shown(OTHER)
  viewing.begun(ONE)
  viewing.shown(ONE)
  expect(looks()).toEqual([
    ['ada', ONE],
    ['ada', OTHER],
  ])
})

test('whoever takes over the desk looks at what lies on it', () => {
  const { at, viewing, looks } = aDesk()
  viewing.begun(ONE)
  at.name = 'bea'
  viewing.shown(ONE)
  viewing.shown(ONE)
  at.name = 'ada'
  viewing.shown(ONE)
  expect(looks()).toEqual([
    ['bea', ONE],
    ['ada', ONE],
  ])
})

test('a story beside the desk is a look, and the session on the desk stays there', () => {
  const { viewing, looks } = aDesk()
  viewing.begun(ONE)
  viewing.told(ONE)
  viewing.told(OTHER)
  viewing.shown(ONE)
  expect(looks()).toEqual([['ada', OTHER]])
})
