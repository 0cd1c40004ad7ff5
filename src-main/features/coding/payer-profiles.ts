import profiles from '#resources/coding/payer-profiles.json' with { type: 'json' }

/** How a payer wants a service on a separate lesion marked: 59, or one of the X modifiers that say more. */
export type PayerProfile = {
  readonly id: string
  readonly label: string
  readonly distinctService: string
}

export const PAYER_PROFILES: readonly PayerProfile[] = profiles.profiles

export function findPayerProfile(id: string): PayerProfile | null {
  return PAYER_PROFILES.find(profile => profile.id === id) ?? null
}
